using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using Xunit;

namespace NetGen.Generators.Tests.Program;

public sealed class WindowTests
{
    private static readonly Dictionary<string, WindowShape> Shapes = new()
    {
        ["side by side"] = Slide(new(4, 6), new(2, 3), new(2, 3), new(0, 0), 2),
        ["overlapping"] = Slide(new(4, 5), new(3, 2), new(1, 1), new(0, 0), 2),
        ["overlapping with stride"] = Slide(new(5, 5), new(3, 3), new(2, 2), new(0, 0), 1),
        ["apart"] = Slide(new(7, 5), new(2, 1), new(3, 2), new(0, 0), 2),
        ["padded"] = Slide(new(4, 3), new(3, 2), new(2, 1), new(1, 1), 2),
        ["padded behind only"] = new(new(3, 3), new(2, 2), new(2, 2), new(2, 2), new(0, 0), 2),
        ["a remainder that no window covers"] = Slide(new(5, 5), new(2, 2), new(2, 2), new(0, 0), 1),
        ["one pixel"] = Slide(new(1, 1), new(1, 1), new(1, 1), new(0, 0), 3),
        ["the whole image"] = Slide(new(3, 2), new(3, 2), new(3, 2), new(0, 0), 2),
        ["a sequence"] = Slide(new(6, 1), new(3, 1), new(2, 1), new(1, 0), 2),
    };

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in Shapes.Keys)
        {
            foreach (var kind in Enum.GetValues<WindowKind>())
                data.Add(name, (int)kind);
        }

        return data;
    }

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_of_windows_are_right(string name, int kind)
    {
        var (shape, check) = (Shapes[name], new GradientCheck { Batch = 2, WholePipeline = true });
        var x = check.Batched("x", [.. shape.InputShape.Axes]);
        check.SetApart();

        check.Verify(Pool(check, x, shape, (WindowKind)kind));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_values_that_are_repeated_are_right(string name)
    {
        var (shape, check) = (Shapes[name], new GradientCheck { Batch = 2, WholePipeline = true });
        var values = check.Batched("x", [.. shape.OutputShape.Axes]);
        var output = check.Context.Temporary(shape.InputShape, "spread");
        check.Context.Emit(new WindowSpread(output, values, null, shape, WindowKind.Sum));

        check.Verify(output);
    }

    [Theory]
    [InlineData((int)WindowKind.Max, new double[] { 1, 3, 7, 9 })]
    [InlineData((int)WindowKind.Sum, new double[] { 1, 5, 11, 28 })]
    [InlineData((int)WindowKind.Average, new[] { 0.25, 1.25, 2.75, 7 })]
    [InlineData((int)WindowKind.AverageInside, new[] { 1, 2.5, 5.5, 7 })]
    public void Windows_take_what_exists(int kind, double[] expected)
    {
        // 3×3 of 1 … 9 with one row and column of padding in front, windows of 2×2, stride 2.
        var shape = new WindowShape(new(3, 3), new(2, 2), new(2, 2), new(2, 2), new(1, 1), 1);
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3, 1);

        Assert.Equal(expected, check.Evaluate(Pool(check, x, shape, (WindowKind)kind)));
    }

    [Fact]
    public void Padding_never_wins()
    {
        var shape = Slide(new(2, 2), new(3, 3), new(2, 2), new(1, 1), 1);
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [-5, -6, -7, -8], 2, 2, 1);

        Assert.Equal([-5], check.Evaluate(Pool(check, x, shape, WindowKind.Max)));
    }

    [Fact]
    public void The_first_of_equal_maxima_gets_the_gradient()
    {
        // Windows of two, stride 1, over 4 4 4 1: taps 0, 0, 0; and with weights 1, 10, 100 gradients 1, 10, 100, 0.
        var shape = Slide(new(4, 1), new(2, 1), new(1, 1), new(0, 0), 1);
        var check = new GradientCheck { Batch = 1 };
        var w = check.Parameter("w", 1);
        var x = check.Fixed("x", batched: true, [4, 4, 4, 1], 4, 1, 1);
        var scaled = check.Context.Map(x.Shape, "scaled", new Input(0) + new Input(1), x, w);
        var max = Pool(check, scaled, shape, WindowKind.Max);
        var weights = check.Fixed("weights", batched: true, [1, 10, 100], 3, 1, 1);
        var sum = check.Context.Reduce(Space.Flat(max), Reduction.RowSum, "sum", new Input(0) * new Input(1), max, weights);

        var program = check.Differentiate(check.Context.Reduce(Reduction.ColumnSum, "loss", new Input(0), sum));
        var spread = Assert.Single(program.Ops.OfType<WindowSpread>());
        var values = check.Run(program);

        Assert.Equal([0, 0, 0], values[spread.Tap!]);
        Assert.Equal([1, 10, 100, 0], values[spread.Output]);
    }

    [Fact]
    public void Taps_are_counted_with_those_that_padding_hides()
    {
        var shape = new WindowShape(new(2, 2), new(1, 1), new(3, 3), new(1, 1), new(1, 1), 1);
        var check = new GradientCheck { Batch = 1 };
        var w = check.Parameter("w", 1);
        var x = check.Fixed("x", batched: true, [1, 2, 3, 2], 2, 2, 1);
        var max = Pool(check, check.Context.Map(x.Shape, "shifted", new Input(0) + new Input(1), x, w), shape, WindowKind.Max);

        var program = check.Differentiate(check.Combine(max));

        // The 3 lies in the second row and first column: under tap (2, 1) of the 3×3 window.
        Assert.Equal([7], check.Run(program)[Assert.Single(program.Ops.OfType<WindowSpread>()).Tap!]);
    }

    [Fact]
    public void Sums_spread_back_repeat_each_pixel()
    {
        var shape = Slide(new(2, 4), new(2, 2), new(2, 2), new(0, 0), 1);
        var check = new GradientCheck { Batch = 1 };
        var values = check.Fixed("x", batched: true, [1, 2], 1, 2, 1);
        var output = check.Context.Temporary(shape.InputShape, "repeated");
        check.Context.Emit(new WindowSpread(output, values, null, shape, WindowKind.Sum));

        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2], check.Evaluate(output));
    }

    [Theory]
    [InlineData("side by side", true, true)]
    [InlineData("the whole image", true, true)]
    [InlineData("overlapping", true, false)]
    [InlineData("apart", true, false)]
    [InlineData("a remainder that no window covers", true, false)]
    [InlineData("padded", false, false)]
    [InlineData("padded behind only", false, false)]
    public void A_shape_knows_what_its_windows_do(string name, bool isInside, bool isPartition)
    {
        Assert.Equal(isInside, Shapes[name].IsInside);
        Assert.Equal(isPartition, Shapes[name].IsPartition);
    }

    private static WindowShape Slide(Extents input, Extents kernel, Extents stride, Extents padding, int channels) => new(
        input,
        new(
            ((input.Height + (2 * padding.Height) - kernel.Height) / stride.Height) + 1,
            ((input.Width + (2 * padding.Width) - kernel.Width) / stride.Width) + 1),
        kernel,
        stride,
        padding,
        channels);

    private static Tensor Pool(GradientCheck check, Tensor x, WindowShape shape, WindowKind kind)
    {
        var output = check.Context.Temporary(shape.OutputShape, "pooled");
        check.Context.Emit(new Window(output, x, shape, kind));
        return output;
    }
}
