using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[MaxPool2D]</c>, <c>[AvgPool2D]</c> and, with one window, <c>[MaxPool1D]</c> and <c>[AvgPool1D]</c>.</summary>
internal sealed record PoolLayer(WindowKind Pooling, EquatableArray<SlidingWindow> Windows) : Layer
{
    public override string Kind => $"{(Pooling == WindowKind.Max ? "Max" : "Avg")}Pool{Words.Number(Windows.Count)}D";

    public override string Description => $"{Kind}({string.Join(", ", Windows.Describe(window => window.Kernel))})";

    public override Shape OutputShape(Shape input) => Windows.OutputShape(input, input.Last);

    public override ShapeProblem? ShapeProblem(Shape input) => Windows.ShapeProblem(input);

    public override string? WhyWithoutEffect(Shape input) => Windows.All(window => window is { Kernel: 1, Stride: 1 }) ? "its kernel is 1" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var output = context.Temporary(OutputShape(input.Shape));
        context.Emit(new Window(output, input, ShapeOf(input.Shape, output.Shape), Pooling));
        return output;
    }

    private WindowShape ShapeOf(Shape input, Shape output) => new(
        Pair(axis => input.Axes[axis], 1),
        Pair(axis => output.Axes[axis], 1),
        Pair(axis => Windows[axis].Kernel, 1),
        Pair(axis => Windows[axis].Stride, 1),
        Pair(axis => Windows[axis].PaddingOf(input.Axes[axis]).Before, 0),
        input.Last);

    // A sequence is an image of one column.
    private Extents Pair(Func<int, int> of, int ofOneColumn) => new(of(0), Windows.Count == 2 ? of(1) : ofOneColumn);
}
