using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Gradients of random convolutions, and random transposed convolutions, that scatter before the pass and gather after it.</summary>
public sealed class GatherFormTests
{
    private const int Batch = 2;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 250)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolutions_gradients_stay_the_same(int seed) => AssertUnchanged(Random(seed, transposed: false));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_transposed_convolution_and_its_gradients_stay_the_same(int seed) => AssertUnchanged(Random(seed, transposed: true));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolutions_gradients_write_every_element_once_and_read_inside(int seed)
    {
        var (_, program, _) = Random(seed, transposed: false);

        ContractionBounds.Check(ReadPadding.Run(GatherForm.Run(program)), Batch);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_transposed_convolution_and_its_gradients_write_every_element_once_and_read_inside(int seed)
    {
        var (_, program, _) = Random(seed, transposed: true);

        ContractionBounds.Check(ReadPadding.Run(GatherForm.Run(program)), Batch);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Kernels_find_neighbouring_outputs_in_the_right_operand(int seed)
    {
        foreach (var transposed in new[] { false, true })
        {
            var (check, program, convolution) = Random(seed, transposed);

            var ordered = OperandOrder.Run(ReadPadding.Run(GatherForm.Run(program)));

            AssertSame(check, program, ordered, convolution);
            foreach (var part in ordered.Ops.OfType<Contraction>().SelectMany(contraction => contraction.Parts))
                Assert.Equal(part.Output.Axes[^1].Unit, part.Right.Axes[^1].Unit);
        }
    }

    [Fact]
    public void With_stride_2_the_elements_of_an_axis_fall_into_two_phases()
    {
        var (_, program, _) = Build(new TestConvolution(new(6, 3, 2), new(5, 1), 1, 2, 2), transposed: false);

        var gathered = GatherForm.Run(program).Ops.OfType<Contraction>().Where(contraction => contraction.Parts.Count > 1);

        Assert.Equal(2, Assert.Single(gathered).Parts.Count);
    }

    [Fact]
    public void What_is_covered_already_is_left_alone()
    {
        var check = new GradientCheck();
        var (x, w) = (check.Batched("x", 4), check.Parameter("w", 4, 3));
        var (b, k, n) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("k", 4), new LoopIndex("n", 3));
        var output = check.Context.Temporary(new Shape(3), "product");
        check.Context.Emit(new Contraction(Operand.Of(output, b, n), Operand.Of(x, b, k), Operand.Of(w, k, n)));

        var program = check.Differentiate(check.Combine(output));

        Assert.Equal(program.Ops, ReadPadding.Run(GatherForm.Run(program)).Ops);
    }

    [Fact]
    public void Of_the_gradient_of_a_padded_image_only_the_image_is_computed()
    {
        var convolution = new TestConvolution(new(6, 3, 1, 1, 1, 1), new(5, 3, 1, 1, 1, 1), 1, 2, 2);
        var (check, program, _) = Build(convolution, transposed: false);

        var gathered = GatherForm.Run(program);

        var gradient = program.Ops.OfType<Rearrange>().Last().Output;
        Assert.Equal(new Shape(convolution.Image), gradient.Shape);
        Assert.Contains(gathered.Ops.OfType<Contraction>(), contraction => contraction.Output.Tensor == gradient);
        AssertSame(check, program, gathered, convolution);
    }

    [Fact]
    public void The_gradient_of_few_channels_takes_the_taps_of_a_row_as_columns()
    {
        var convolution = new TestConvolution(new(9, 5, 1), new(9, 5, 1), 1, 3, 4);
        var (check, program, _) = Build(convolution, transposed: false);

        var gathered = GatherForm.Run(program);

        // 5 taps of 3 channels fill a vector but for one lane; each sum of 5 products is a pixel's gradient.
        var products = gathered.Ops.OfType<Contraction>().Single(contraction => contraction.Output.Tensor.Shape.Last == 16);
        Assert.Contains(gathered.Ops.OfType<Contraction>(), contraction => contraction.Left.Tensor == products.Output.Tensor);
        AssertSame(check, program, gathered, convolution);
    }

    [Fact]
    public void Both_gradients_of_a_transposed_convolution_read_one_padded_copy()
    {
        var (_, program, _) = Build(new TestConvolution(new(3, 3, 2, 1, 1, 1), new(2, 1), 1, 2, 2), transposed: true);

        var padded = ReadPadding.Run(GatherForm.Run(program)).Ops.OfType<Rearrange>().Single(op => op.Inputs[0].Name.StartsWith('∂'));

        Assert.Equal(2, ReadPadding.Run(GatherForm.Run(program)).Ops.Count(op => op.Inputs.Any(input => input.Name == padded.Output.Name)));
    }

    private static void AssertUnchanged((GradientCheck Check, NetworkProgram Program, TestConvolution Convolution) random) =>
        AssertSame(random.Check, random.Program, GatherForm.Run(random.Program), random.Convolution);

    private static void AssertSame(GradientCheck check, NetworkProgram expected, NetworkProgram actual, TestConvolution convolution)
    {
        var (before, after) = (check.Run(expected), check.Run(actual));
        var computed = actual.Ops.SelectMany(op => op.Outputs).Intersect(expected.Ops.SelectMany(op => op.Outputs)).ToHashSet();
        Assert.Subset(computed, expected.Results.ToHashSet());
        foreach (var tensor in computed)
            Near.Equal(before[tensor], after[tensor], 1e-12, $"{convolution}: {tensor}");
    }

    private static (GradientCheck Check, NetworkProgram Program, TestConvolution Convolution) Random(int seed, bool transposed)
    {
        var random = new Random(seed);
        var (y, x) = (AxisWindow.Random(random, transposed), AxisWindow.Random(random, transposed));
        var groups = random.Next(1, 4);
        var (channels, filters) = (random.Next(1, 4), random.Next(1, 4));

        // Several filters (channels) for each single channel (filter) leave a gradient that no kernel reads in its order.
        if (groups > 1 && (channels == 1 || filters == 1))
            (channels, filters) = random.Next(2) == 0 ? (1, 1) : (2, 2);
        return Build(new TestConvolution(y, x, groups, channels, filters), transposed);
    }

    private static (GradientCheck Check, NetworkProgram Program, TestConvolution Convolution) Build(
        TestConvolution convolution, bool transposed)
    {
        var check = new GradientCheck { Batch = Batch };
        var image = check.Batched("x", convolution.Image);
        var output = transposed
            ? convolution.LowerTransposed(check.Context, image, check.Parameter("w", convolution.TransposedWeight))
            : convolution.Lower(check.Context, image, check.Parameter("w", convolution.Weight));
        return (check, check.Differentiate(check.Combine(output)), convolution);
    }
}
