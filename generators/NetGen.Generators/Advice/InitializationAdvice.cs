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
            if (layer is WeightLayer weights && Of(architecture, place, weights) is var (id, wanted, words))
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
        var (start, function) = (layer.Initializer, architecture.EffectiveActivation(place));
        if (IsEqual(layer))
            return OfEqualWeights(architecture, place, start, function);

        if (function == ActivationKind.SELU)
        {
            // The default looks at the layer's own function, and this one may be a layer behind it.
            var isLeCun = start is InitializerKind.LeCunNormal or InitializerKind.LeCunUniform || (start == InitializerKind.Default && layer.Activation.Kind == function);
            return isLeCun || !(IsHe(start) || IsXavier(start) || start == InitializerKind.Default) ? null
                : (DiagnosticIds.SeluInitializer, InitializerKind.LeCunNormal, [start == InitializerKind.Default ? "Default, which is Xavier's here" : start.ToString()]);
        }

        if (IsHe(start) && LayerTraits.Squashes(function))
            return Misfit(start == InitializerKind.HeNormal ? InitializerKind.XavierNormal : InitializerKind.XavierUniform, "rectifiers");
        if (IsXavier(start) && LayerTraits.CutsOffHalf(function))
            return Misfit(start == InitializerKind.XavierNormal ? InitializerKind.HeNormal : InitializerKind.HeUniform, "functions like tanh");
        return null;

        (string, InitializerKind?, string[])? Misfit(InitializerKind wanted, string madeFor) =>
            (DiagnosticIds.InitializerDoesNotFit, wanted, [start.ToString(), madeFor, function.ToString(), wanted.ToString()]);
    }

    // By itself such a layer still learns, if the weights behind it differ, and a residual block may start as the identity. Nothing moves
    // where ReLU is 0 for everything, or where the next layer's weights are equal, too.
    private static (string Id, InitializerKind? Wanted, string[] Words)? OfEqualWeights(
        Architecture architecture, int place, InitializerKind start, ActivationKind function)
    {
        if (start == InitializerKind.Zeros && function == ActivationKind.ReLU)
            return (DiagnosticIds.SymmetricInitializer, null, ["Initializer.Zeros makes all its values 0, where ReLU passes no gradient, so its weights never move"]);

        var next = architecture.Next(place, layer => layer is not (WeightLayer or CompositeLayer));
        return next is { Value: WeightLayer below } && IsEqual(below)
            ? (DiagnosticIds.SymmetricInitializer, null, [$"its units start alike, and so does {next.Label}: all get the same gradients and stay alike"])
            : null;
    }

    private static bool IsEqual(WeightLayer layer) => layer.Initializer is InitializerKind.Zeros or InitializerKind.Constant;

    private static bool IsHe(InitializerKind kind) => kind is InitializerKind.HeNormal or InitializerKind.HeUniform;

    private static bool IsXavier(InitializerKind kind) => kind is InitializerKind.XavierNormal or InitializerKind.XavierUniform;
}
