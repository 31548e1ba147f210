using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>From <c>[Budget(…)]</c> to limits.</summary>
internal static class BudgetParser
{
    public const string Attribute = "Budget";

    public static Budget Parse(ArgumentReader reader) => new(
        reader.Limit("MaxParameters"),
        reader.Limit("MaxMacs"),
        reader.Limit("MaxInferenceBytes"),
        reader.Limit("MaxTrainingBytes"),
        reader.AtLeastOne("BatchSize", 32));
}
