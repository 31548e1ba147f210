using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[DepthwiseConv2D(kernel)]</c> and, with one window, <c>[DepthwiseConv1D(kernel)]</c>: a group for each channel.</summary>
internal sealed record DepthwiseConvLayer(EquatableArray<SlidingWindow> Windows, ActivationFunction Activation) : WeightLayer(Activation)
{
    /// <summary>Output channels for each input channel.</summary>
    public int DepthMultiplier { get; init; } = 1;

    public override string Kind => Windows.Count == 2 ? "DepthwiseConv2D" : "DepthwiseConv1D";

    public override string Description =>
        Describe([.. Windows.Describe(_ => 1), .. DepthMultiplier == 1 ? [] : new[] { $"multiplier {Words.Number(DepthMultiplier)}" }]);

    public override Shape OutputShape(Shape input) => Windows.OutputShape(input, SlidingWindows.Product(input.Last, DepthMultiplier));

    public override ShapeProblem? ShapeProblem(Shape input) =>
        Windows.ShapeProblem(input) ?? Activation.ShapeProblem(OutputShape(input), nameof(Activation));

    public override long Parameters(Shape input)
    {
        var filters = OutputShape(input).Last;
        return (Windows.Taps() * filters) + BiasAndActivation(filters);
    }

    public override long MultiplyAdds(Shape input) => Windows.Taps() * OutputShape(input).Size;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var rank = Windows.Count;
        var physical = new Shape(Windows.Kernels().Append(1).Append(input.Shape.Last * DepthMultiplier));
        var weight = Weight(context, "weight", physical, Integers.Range(0, rank).Prepend(rank).Prepend(rank + 1));
        return Finish(context, Convolution.Lower(context, input, weight, Windows));
    }
}
