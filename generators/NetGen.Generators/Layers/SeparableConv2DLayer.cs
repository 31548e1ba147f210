using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[SeparableConv2D(filters, kernel)]</c>: each channel by itself over a window, then over channels at each pixel.</summary>
internal sealed record SeparableConv2DLayer(int Filters, EquatableArray<SlidingWindow> Windows, ActivationFunction Activation)
    : WeightLayer(Activation)
{
    private static readonly EquatableArray<SlidingWindow> Pixel = EquatableArray.Of(new SlidingWindow(1, 1), new SlidingWindow(1, 1));

    /// <summary>Channels between the two parts for each input channel.</summary>
    public int DepthMultiplier { get; init; } = 1;

    public override string Kind => "SeparableConv2D";

    public override string Description => Describe(
        [
            Words.Number(Filters), .. Windows.Describe(_ => 1),
            .. DepthMultiplier == 1 ? [] : new[] { $"multiplier {Words.Number(DepthMultiplier)}" },
        ]);

    public override Shape OutputShape(Shape input) => Windows.OutputShape(input, Filters);

    public override ShapeProblem? ShapeProblem(Shape input) =>
        Windows.ShapeProblem(input)
        ?? Words.TooLarge(Windows.OutputShape(input, Between(input)), "between its two parts")
        ?? Activation.ShapeProblem(OutputShape(input), nameof(Activation));

    public override long Parameters(Shape input) => Weights(input) + BiasAndActivation(Filters);

    public override long MultiplyAdds(Shape input) => Weights(input) * (OutputShape(input).Size / Filters);

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var between = Between(input.Shape);
        var axes = new Integers(3, 2, 0, 1);
        var depthwise = Weight(context, "depthwise.weight", new Shape(Windows[0].Kernel, Windows[1].Kernel, 1, between), axes);
        var pointwise = Weight(context, "pointwise.weight", new Shape(1, 1, between, Filters), axes);
        var channels = Convolution.Lower(context, input, depthwise, Windows, "channels");
        return Finish(context, Convolution.Lower(context, channels, pointwise, Pixel), "pointwise.bias");
    }

    private int Between(Shape input) => SlidingWindows.Product(input.Last, DepthMultiplier);

    private long Weights(Shape input) => Between(input) * (Windows.Taps() + Filters);
}
