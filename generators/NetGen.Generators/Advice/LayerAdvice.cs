using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>Layers that do nothing, that leave things out, or that let too little through.</summary>
internal static class LayerAdvice
{
    private static readonly string[] Sides = ["Height", "Width"];

    public static IEnumerable<Mistake> Check(Architecture architecture)
    {
        foreach (var (place, placed, layer) in architecture.Known)
        {
            if (architecture.Shapes[place] is { } input && layer.WhyWithoutEffect(input) is { } reason)
                yield return new Mistake(DiagnosticIds.LayerWithoutEffect, placed.Index, null, placed.Label, reason) { Mend = Mend.Remove(layer.Kind) };

            if (LeftOut(placed, architecture.Attributes[placed.Index], WindowsOf(layer)) is { } leftOut)
                yield return leftOut;

            if (layer is DenseLayer { Units: 1 } && architecture.Next(place, LayerTraits.MovesValues) is { Value: WeightLayer } next)
                yield return new Mistake(DiagnosticIds.HiddenLayerOfOneUnit, placed.Index, "units", placed.Label, next.Label);
        }
    }

    // A kernel of 1 with a stride thins out on purpose: the shortcut of a residual block.
    private static Mistake? LeftOut(Placed<Layer> placed, AttributeModel attribute, EquatableArray<SlidingWindow> windows)
    {
        for (var axis = 0; axis < windows.Count; axis++)
        {
            var window = windows[axis];
            if (window.Kernel == 1 || window.Stride <= window.Reach)
                continue;

            var ofAxis = windows.Count == 1 ? "Stride" : "Stride" + Sides[axis];
            var argument = attribute.Has(ofAxis) ? ofAxis : "Stride";
            var reach = ArgumentReader.Text((int)window.Reach);
            return new Mistake(DiagnosticIds.StrideBeyondKernel, placed.Index, argument, placed.Label, ArgumentReader.Text(window.Stride), reach, argument)
            {
                Mend = Mend.Set(argument, reach),
            };
        }

        return null;
    }

    private static EquatableArray<SlidingWindow> WindowsOf(Layer layer) => layer switch
    {
        ConvLayer { Windows: var windows } => windows,
        DepthwiseConvLayer { Windows: var windows } => windows,
        SeparableConv2DLayer { Windows: var windows } => windows,
        PoolLayer { Windows: var windows } => windows,
        _ => default,
    };
}
