using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>3×3 convolutions and their gradients, before the pass and after it, in double.</summary>
public sealed class MinimalFilteringTests
{
    private const int Batch = 2;

    private static readonly WinogradInterpreter<double> Winograd = new((factor, value) => factor * value, (a, b) => a + b, 0);

    [Theory]
    [InlineData(8, 8, 16, 16, 1)] // even
    [InlineData(9, 9, 16, 32, 1)] // odd: the last tiles reach back
    [InlineData(10, 12, 32, 16, 0)] // without a margin
    [InlineData(8, 8, 16, 64, 1)] // groups of 32 filters
    [InlineData(8, 8, 64, 16, 1)] // the gradient of the image is in panels of 32 channels
    [InlineData(8, 10, 48, 48, 1)] // in panels of 16
    public void Tiles_sum_to_what_a_convolution_and_its_gradients_are(int height, int width, int channels, int filters, int padding)
    {
        var convolution = Convolution(height, width, channels, filters, padding);
        var (check, ordered) = Build(convolution);

        var filtered = MinimalFiltering.Run(ordered);

        var (before, after) = (check.Run(ordered), check.Run(filtered));
        foreach (var result in ordered.Results)
            Near.Equal(before[result], after[result], 1e-11, $"{convolution}: {result}");

        // The interpreter takes a contraction's sums one by one; here they are by the transformed filters that the kernel reads.
        var contractions = filtered.Ops.OfType<Contraction>().Where(op => op.Filters is not null).ToList();
        Assert.Equal(2, contractions.Count);
        foreach (var contraction in contractions)
        {
            var sums = Winograd.Convolution(
                contraction.Parts[0], Batch, after[contraction.Left.Tensor], after[contraction.Filters!], products => products.Sum(pair => pair.Item1 * pair.Item2));
            Near.Equal(after[contraction.Output.Tensor], sums, 1e-11, $"{convolution}: {contraction.Formula}");
        }

        // Gradients of filters count no pixel twice: odd images, where tiles overlap, are left as they are.
        var isEven = convolution.Y.Output % 2 == 0 && convolution.X.Output % 2 == 0;
        Assert.Equal(isEven ? 1 : 0, filtered.Ops.OfType<WinogradGradient>().Count());
    }

    [Theory]
    [InlineData(8, 8, 8, 16, 3, 1, 1)] // channels that fill no vector
    [InlineData(8, 8, 16, 24, 3, 1, 1)] // nor do the filters
    [InlineData(7, 8, 16, 16, 3, 1, 1)] // too few pixels for what transforming the filters takes
    [InlineData(10, 10, 16, 16, 5, 1, 1)] // 5×5
    [InlineData(16, 16, 16, 16, 3, 2, 1)] // stride
    [InlineData(10, 10, 16, 16, 3, 1, 2)] // dilation
    public void Others_are_left_alone(int height, int width, int channels, int filters, int kernel, int stride, int dilation)
    {
        var margin = kernel / 2 * dilation;
        var (_, ordered) = Build(new TestConvolution(
            new(height, kernel, stride, dilation, margin, margin), new(width, kernel, stride, dilation, margin, margin), 1, channels, filters));

        Assert.Equal(ordered.Ops, MinimalFiltering.Run(ordered).Ops);
    }

    [Fact]
    public void Groups_are_left_alone()
    {
        var (_, ordered) = Build(new TestConvolution(new(8, 3, 1, 1, 1, 1), new(8, 3, 1, 1, 1, 1), 2, 16, 16));

        Assert.Equal(ordered.Ops, MinimalFiltering.Run(ordered).Ops);
    }

    private static TestConvolution Convolution(int height, int width, int channels, int filters, int padding) =>
        new(new(height, 3, 1, 1, padding, padding), new(width, 3, 1, 1, padding, padding), 1, channels, filters);

    private static (GradientCheck Check, NetworkProgram Program) Build(TestConvolution convolution)
    {
        var check = new GradientCheck { Batch = Batch };
        var output = convolution.Lower(check.Context, check.Batched("x", convolution.Image), check.Parameter("w", convolution.Weight));
        var program = check.Differentiate(check.Combine(output));
        return (check, OperandOrder.Run(ReadPadding.Run(GatherForm.Run(program))));
    }
}
