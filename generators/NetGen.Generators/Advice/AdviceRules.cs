using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>
/// All that is worth saying about a class that could be compiled as it is. The generator doesn't ask: a warning that is silenced changes
/// nothing.
/// </summary>
internal static class AdviceRules
{
    public static IReadOnlyList<Mistake> Check(Architecture architecture, Machine machine) =>
    [
        .. ActivationAdvice.Check(architecture),
        .. InitializationAdvice.Check(architecture),
        .. NormalizationAdvice.Check(architecture),
        .. DropoutAdvice.Check(architecture),
        .. TrainingAdvice.Check(architecture),
        .. LayerAdvice.Check(architecture),
        .. CostAdvice.Check(architecture, machine),
    ];
}
