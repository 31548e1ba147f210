using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>Layers that move or repeat values.</summary>
public sealed class LayoutLayerTests
{
    [Fact]
    public void Reshape_keeps_the_values_in_order() => Verify(
        new ReshapeLayer(new Shape(3, 2)), [6], x => x);

    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    public void Permute_counts_axes_from_1(int first, int second, int third)
    {
        int[] shape = [2, 3, 4];
        int[] order = [first - 1, second - 1, third - 1];
        Verify(new PermuteLayer(new Integers(first, second, third)), shape, x =>
        {
            var moved = new List<double>();
            var at = new int[3];
            for (var i = 0; i < shape[order[0]]; i++)
            {
                for (var j = 0; j < shape[order[1]]; j++)
                {
                    for (var k = 0; k < shape[order[2]]; k++)
                    {
                        (at[order[0]], at[order[1]], at[order[2]]) = (i, j, k);
                        moved.Add(x[(((at[0] * 3) + at[1]) * 4) + at[2]]);
                    }
                }
            }

            return [.. moved];
        });
    }

    [Fact]
    public void ZeroPad2D_puts_zeros_round() => Verify(
        new ZeroPad2DLayer(new Margins(1, 0, 0, 2)), [1, 2, 1], x => [0, 0, 0, 0, x[0], x[1], 0, 0]);

    [Fact]
    public void Cropping2D_takes_borders_off() => Verify(
        new Cropping2DLayer(new Margins(1, 0, 0, 2)), [2, 3, 2], x => [x[6], x[7]]);

    [Fact]
    public void Upsampling_repeats_pixels() => Verify(
        new UpSampleLayer(new Integers(2, 3), InterpolationKind.Nearest),
        [1, 2, 2],
        x =>
        {
            double[] row = [x[0], x[1], x[0], x[1], x[0], x[1], x[2], x[3], x[2], x[3], x[2], x[3]];
            return [.. row, .. row];
        });

    [Fact]
    public void Upsampling_repeats_steps() => Verify(
        new UpSampleLayer(new Integers(2), InterpolationKind.Nearest), [2, 1], x => [x[0], x[0], x[1], x[1]]);

    // Centres of outputs lie at -1/4, 1/4, 3/4 and 5/4 among the inputs' 0 and 1.
    [Fact]
    public void Bilinear_upsampling_is_linear_between_centres() => Verify(
        new UpSampleLayer(new Integers(2, 1), InterpolationKind.Bilinear),
        [2, 1, 1],
        x => [x[0], (0.75 * x[0]) + (0.25 * x[1]), (0.25 * x[0]) + (0.75 * x[1]), x[1]]);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    public void Bilinear_upsampling_is_linear_in_both_directions(int down, int across)
    {
        int[] shape = [3, 2, 2];
        Verify(new UpSampleLayer(new Integers(down, across), InterpolationKind.Bilinear), shape, x =>
        {
            var result = new List<double>();
            for (var i = 0; i < shape[0] * down * shape[1] * across * shape[2]; i++)
            {
                var (y, column, c) = (i / (shape[1] * across * 2), i / 2 % (shape[1] * across), i % 2);
                var (v, u) = (At(y, down, shape[0]), At(column, across, shape[1]));
                var (top, left) = ((int)Math.Floor(v), (int)Math.Floor(u));
                var (bottom, right) = (Math.Min(top + 1, shape[0] - 1), Math.Min(left + 1, shape[1] - 1));
                var above = X(top, left) + ((u - left) * (X(top, right) - X(top, left)));
                var below = X(bottom, left) + ((u - left) * (X(bottom, right) - X(bottom, left)));
                result.Add(above + ((v - top) * (below - above)));

                double X(int row, int col) => x[(((row * 2) + col) * 2) + c];
            }

            return [.. result];
        });

        static double At(int output, int factor, int inputs) => Math.Clamp(((output + 0.5) / factor) - 0.5, 0, inputs - 1);
    }

    private static void Verify(Layer layer, int[] shape, Func<double[], double[]> ofSample)
    {
        var check = new GradientCheck { Batch = 2 };
        Assert.Null(layer.ShapeProblem(new Shape(shape)));
        var output = layer.Lower(check.Context, check.Batched("input", shape));
        Assert.Equal(layer.OutputShape(new Shape(shape)), output.Shape);

        var expected = check.Logical("input").Chunk(new Shape(shape).Size).SelectMany(ofSample);
        Near.Equal([.. expected], check.Evaluate(output), 1e-14, layer.Description);
        check.Verify(output);
    }
}
