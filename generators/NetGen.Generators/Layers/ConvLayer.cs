using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Conv2D(filters, kernel)]</c> and, with one window, <c>[Conv1D(filters, kernel)]</c>.</summary>
internal sealed record ConvLayer(int Filters, EquatableArray<SlidingWindow> Windows, ActivationFunction Activation) : WeightLayer(Activation)
{
    public int Groups { get; init; } = 1;

    public override string Kind => Windows.Count == 2 ? "Conv2D" : "Conv1D";

    public override string Description =>
        Describe([Words.Number(Filters), .. Windows.Describe(_ => 1), .. Groups == 1 ? [] : new[] { $"groups {Words.Number(Groups)}" }]);

    public override Shape OutputShape(Shape input) => Windows.OutputShape(input, Filters);

    public override ShapeProblem? ShapeProblem(Shape input) =>
        Windows.ShapeProblem(input)
        ?? ChannelGroups.ShapeProblem(input, Groups)
        ?? Activation.ShapeProblem(OutputShape(input), nameof(Activation));

    public override long Parameters(Shape input) => (WeightsOfFilter(input) * Filters) + BiasAndActivation(Filters);

    public override long MultiplyAdds(Shape input) => WeightsOfFilter(input) * OutputShape(input).Size;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var rank = Windows.Count;
        var physical = new Shape(Windows.Kernels().Append(input.Shape.Last / Groups).Append(Filters));
        var weight = Weight(context, "weight", physical, Integers.Range(0, rank).Prepend(rank).Prepend(rank + 1));
        return Finish(context, Convolution.Lower(context, input, weight, Windows));
    }

    private long WeightsOfFilter(Shape input) => Windows.Taps() * (input.Last / Groups);
}
