using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>Pooling by its definition: look at every position of every window.</summary>
public sealed class PoolingTests
{
    [Theory]
    [InlineData(4, 6, 2, 2, 2, 0)]
    [InlineData(5, 4, 3, 2, 1, 0)]
    [InlineData(5, 5, 2, 2, 3, 1)]
    [InlineData(4, 5, 3, 3, 2, 1)]
    [InlineData(1, 1, 1, 1, 1, 0)]
    [InlineData(3, 2, 2, 1, 4, 0)]
    public void Pooling_of_images_is_its_definition(int height, int width, int rows, int columns, int stride, int padding)
    {
        var windows = EquatableArray.Of(
            new SlidingWindow(rows, stride, PaddingSize: padding),
            new SlidingWindow(columns, stride, PaddingSize: Math.Min(padding, columns / 2)));
        foreach (var kind in new[] { WindowKind.Max, WindowKind.Average, WindowKind.AverageInside })
            Verify(new PoolLayer(kind, windows), windows, height, width, 3);
    }

    [Theory]
    [InlineData(7, 3, 2)]
    [InlineData(6, 3, 2)]
    [InlineData(5, 2, 2)]
    [InlineData(5, 2, 1)]
    public void Pooling_of_sequences_takes_same_padding_too(int steps, int kernel, int stride)
    {
        var windows = EquatableArray.Of(new SlidingWindow(kernel, stride, Padding: PaddingKind.Same));
        foreach (var kind in new[] { WindowKind.Max, WindowKind.Average, WindowKind.AverageInside })
            Verify(new PoolLayer(kind, windows), windows, steps, 2);
    }

    [Theory]
    [InlineData(3, 2, 4)]
    [InlineData(1, 1, 2)]
    [InlineData(4, 3, 1)]
    public void Global_pooling_is_over_all_positions(int height, int width, int channels)
    {
        var positions = height * width;
        foreach (var layer in new[] { new GlobalPoolLayer(IsMax: false, 2), new GlobalPoolLayer(IsMax: true, 2) })
        {
            var check = new GradientCheck { Batch = 2 };
            var output = layer.Lower(check.Context, check.Batched("input", height, width, channels));
            check.SetApart();
            Assert.Equal(new Shape(channels), output.Shape);

            var x = check.Logical("input");
            var expected = Enumerable.Range(0, 2 * channels)
                .Select(i => Enumerable.Range(0, positions).Select(p => x[(((i / channels * positions) + p) * channels) + (i % channels)]))
                .Select(values => layer.IsMax ? values.Max() : values.Average());
            Near.Equal([.. expected], check.Evaluate(output), 1e-14, layer.Kind);
            check.Verify(output);
        }
    }

    [Fact]
    public void Sequences_are_pooled_globally_too()
    {
        var check = new GradientCheck { Batch = 2 };
        var output = new GlobalPoolLayer(IsMax: true, 1).Lower(check.Context, check.Batched("input", 5, 3));
        Assert.Equal("GlobalMaxPool1D", new GlobalPoolLayer(IsMax: true, 1).Kind);
        check.SetApart();
        check.Verify(output);
    }

    private static void Verify(PoolLayer layer, EquatableArray<SlidingWindow> windows, params int[] shape)
    {
        var check = new GradientCheck { Batch = 2 };
        var input = new Shape(shape);
        Assert.Null(layer.ShapeProblem(input));
        var output = layer.Lower(check.Context, check.Batched("input", shape));
        check.SetApart();
        Assert.Equal(layer.OutputShape(input), output.Shape);

        var (h, w) = (shape[0], shape.Length == 3 ? shape[1] : 1);
        var (down, across) = (windows[0], windows.Count == 2 ? windows[1] : new SlidingWindow(1, 1));
        var expected = Direct(layer.Pooling, check.Logical("input"), h, w, shape[^1], down, across);
        Near.Equal(expected, check.Evaluate(output), 1e-14, layer.Description);
        check.Verify(output);
    }

    private static double[] Direct(WindowKind kind, double[] x, int height, int width, int channels, SlidingWindow down, SlidingWindow across)
    {
        var results = new List<double>();
        for (var b = 0; b < x.Length / (height * width * channels); b++)
        {
            for (var y = -down.PaddingOf(height).Before; results.Count < (b + 1) * Rows() * Columns() * channels; y += down.Stride)
            {
                for (var (i, left) = (0, -across.PaddingOf(width).Before); i < Columns(); i++, left += across.Stride)
                {
                    for (var c = 0; c < channels; c++)
                        results.Add(Pool(b, y, left, c));
                }
            }
        }

        return [.. results];

        int Rows() => down.OutputOf(height);
        int Columns() => across.OutputOf(width);
        double Pool(int b, int top, int left, int c)
        {
            var seen = new List<double>();
            for (var row = top; row < top + down.Kernel; row++)
            {
                for (var column = left; column < left + across.Kernel; column++)
                {
                    if (row >= 0 && row < height && column >= 0 && column < width)
                        seen.Add(x[(((((b * height) + row) * width) + column) * channels) + c]);
                }
            }

            return kind switch
            {
                WindowKind.Max => seen.Max(),
                WindowKind.Average => seen.Sum() / (down.Kernel * across.Kernel),
                _ => seen.Average(),
            };
        }
    }
}
