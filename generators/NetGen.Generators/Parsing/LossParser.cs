using NetGen.Generators.Losses;

namespace NetGen.Generators.Parsing;

/// <summary>From a loss's attribute to the loss.</summary>
internal static class LossParser
{
    private static readonly Dictionary<string, Func<ArgumentReader, Loss>> Readers = new()
    {
        ["CrossEntropyLoss"] = reader => new CrossEntropyLoss(
            reader.Number("LabelSmoothing", 0, NumberRange.BelowOne),
            reader.Numbers("ClassWeights", NumberRange.Positive)),
        ["BinaryCrossEntropyLoss"] = reader => new BinaryCrossEntropyLoss(reader.Number("PositiveWeight", 1, NumberRange.Positive)),
        ["MeanSquaredErrorLoss"] = _ => new MeanSquaredErrorLoss(),
        ["MeanAbsoluteErrorLoss"] = _ => new MeanAbsoluteErrorLoss(),
        ["HuberLoss"] = reader => new HuberLoss(reader.Number("Delta", 1, NumberRange.Positive)),
        ["LogCoshLoss"] = _ => new LogCoshLoss(),
        ["HingeLoss"] = _ => new HingeLoss(),
        ["KLDivergenceLoss"] = _ => new KLDivergenceLoss(),
        ["PoissonLoss"] = _ => new PoissonLoss(),
    };

    public static bool Knows(string attribute) => Readers.ContainsKey(attribute);

    public static Loss Parse(string attribute, ArgumentReader reader) => Readers[attribute](reader);
}
