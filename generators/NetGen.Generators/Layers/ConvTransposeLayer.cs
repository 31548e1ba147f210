using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>
/// <c>[ConvTranspose2D(filters, kernel)]</c> and, with one window, <c>[ConvTranspose1D(filters, kernel)]</c>: what the gradient of a
/// convolution does to an input, as a layer.
/// </summary>
internal sealed record ConvTransposeLayer(
    int Filters, EquatableArray<SlidingWindow> Windows, Integers OutputPadding, ActivationFunction Activation)
    : WeightLayer(Activation)
{
    public int Groups { get; init; } = 1;

    public override string Kind => Windows.Count == 2 ? "ConvTranspose2D" : "ConvTranspose1D";

    public override string Description =>
        Describe([Words.Number(Filters), .. Windows.Describe(_ => 1), .. Groups == 1 ? [] : new[] { $"groups {Words.Number(Groups)}" }]);

    public override Shape OutputShape(Shape input) => input.Rank == Windows.Count + 1
        ? new Shape(Integers.Range(0, Windows.Count).Select(axis => (int)Math.Min(Extent(input, axis), int.MaxValue)).Append(Filters))
        : input;

    public override ShapeProblem? ShapeProblem(Shape input)
    {
        if (Words.NotSpatial(input, Windows.Count) is { } problem)
            return problem;

        if (Integers.Range(0, Windows.Count).Any(axis => Extent(input, axis) < 1))
            return Words.Wrong(null, "an input that its padding leaves something of", $"gets {input}", "make the padding smaller");
        return ChannelGroups.ShapeProblem(input, Groups) ?? Activation.ShapeProblem(OutputShape(input), nameof(Activation));
    }

    public override long Parameters(Shape input) => WeightsOfChannel * input.Last + BiasAndActivation(Filters);

    public override long MultiplyAdds(Shape input) => WeightsOfChannel * input.Size;

    /// <summary>
    /// Scatters: <c>out[b, sy·y + dy·ky − py, sx·x + dx·kx − px, F·g + f] += in[b, y, x, C·g + c] · W[ky, kx, C·g + c, f]</c>. What falls
    /// outside of the output is dropped.
    /// </summary>
    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var (channels, filters) = (input.Shape.Last / Groups, Filters / Groups);
        var (b, g) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("g", Groups));
        var (c, f) = (new LoopIndex("c", channels), new LoopIndex("f", filters));
        var positions = Convolution.Loops("yx", input.Shape, Windows.Count);
        var taps = Convolution.Taps(Windows);

        // With one channel and one filter a group the groups lie next to each other in memory, which is what kernels run along.
        var rank = Windows.Count;
        var isDepthwise = Groups > 1 && channels == 1 && filters == 1;
        var kernels = Windows.Kernels();
        var weight = isDepthwise
            ? Weight(context, "weight", new Shape(kernels.Append(1).Append(Groups)), Integers.Range(0, rank).Prepend(rank).Prepend(rank + 1))
            : Weight(context, "weight", new Shape(kernels.Append(input.Shape.Last).Append(filters)), Integers.Range(0, rank).Prepend(rank + 1).Prepend(rank));
        AxisMap[] matrix = isDepthwise
            ? [AxisMap.Sum(0), AxisMap.Of(g)]
            : [Convolution.Channel(g, c), Convolution.Within(g, f)];

        var output = context.Temporary(OutputShape(input.Shape), "product");
        var reached = Windows.Select((window, i) =>
            AxisMap.Sum(-window.PaddingSize, new AxisTerm(positions[i], window.Stride), new AxisTerm(taps[i], window.Dilation)));
        context.Emit(new Contraction(
            Operand.Of(output, [AxisMap.Of(b), .. reached, Convolution.Channel(g, f)]),
            Operand.Of(input, [AxisMap.Of(b), .. positions.Select(AxisMap.Of), Convolution.Channel(g, c)]),
            Operand.Of(weight, [.. taps.Select(AxisMap.Of), .. matrix])));
        return Finish(context, output);
    }

    private long WeightsOfChannel => Windows.Taps() * (Filters / Groups);

    private long Extent(Shape input, int axis) =>
        ((input.Axes[axis] - 1L) * Windows[axis].Stride) - (2L * Windows[axis].PaddingSize) + Windows[axis].Reach + OutputPadding[axis];
}
