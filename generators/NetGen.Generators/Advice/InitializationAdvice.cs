using NetGen.Generators.Diagnostics;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>Initialisers that were set by hand and don't go with the activation, or with learning at all.</summary>
internal static class InitializationAdvice
{
    public static IEnumerable<Mistake> Check(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known)
        {
            if (layer is WeightLayer { Initializer: not InitializerKind.Default } weights
                && Of(architecture, place, weights) is var (id, wanted, words))
            {
                yield return new Mistake(id, placed.Index, "Initializer", [placed.Label, .. words])
                {
                    Mend = wanted is { } kind ? Mend.Set("Initializer", $"Initializer.{kind}") : Mend.RemoveArgument("Initializer"),
                };
            }
        }
    }

    private static (string Id, InitializerKind? Wanted, string[] Words)? Of(Architecture architecture, int place, WeightLayer layer)
    {
        var (start, function) = (layer.Initializer, layer.Activation.Kind);

        // Of the last weights zeros are usual: a classifier that starts undecided, a residual block that starts as the identity.
        if (start is InitializerKind.Zeros or InitializerKind.Constant)
        {
            return architecture.HasBelow(place, LayerTraits.HasWeights)
                ? (DiagnosticIds.SymmetricInitializer, null, [start.ToString()])
                : null;
        }

        if (function == ActivationKind.SELU)
        {
            return start is InitializerKind.HeNormal or InitializerKind.HeUniform or InitializerKind.XavierNormal or InitializerKind.XavierUniform
                ? (DiagnosticIds.SeluInitializer, InitializerKind.LeCunNormal, [start.ToString()])
                : null;
        }

        if (IsHe(start) && LayerTraits.Squashes(function))
            return Misfit(start == InitializerKind.HeNormal ? InitializerKind.XavierNormal : InitializerKind.XavierUniform, "rectifiers");
        if (IsXavier(start) && LayerTraits.CutsOffHalf(function))
            return Misfit(start == InitializerKind.XavierNormal ? InitializerKind.HeNormal : InitializerKind.HeUniform, "functions like tanh");
        return null;

        (string, InitializerKind?, string[])? Misfit(InitializerKind wanted, string madeFor) =>
            (DiagnosticIds.InitializerDoesNotFit, wanted, [start.ToString(), madeFor, function.ToString(), wanted.ToString()]);
    }

    private static bool IsHe(InitializerKind kind) => kind is InitializerKind.HeNormal or InitializerKind.HeUniform;

    private static bool IsXavier(InitializerKind kind) => kind is InitializerKind.XavierNormal or InitializerKind.XavierUniform;
}
