using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Program;

/// <summary>Contractions with affine index maps: convolutions of every kind, and their adjoints through the whole pipeline.</summary>
public sealed class ConvolutionTests
{
    private static readonly Dictionary<string, TestConvolution> Cases = new()
    {
        ["plain"] = new(new(4, 3), new(3, 2), 1, 2, 3),
        ["one pixel"] = new(new(1, 1), new(1, 1), 1, 3, 2),
        ["pointwise"] = new(new(3, 1), new(2, 1), 1, 3, 2),
        ["as large as the image"] = new(new(3, 3), new(2, 2), 1, 2, 2),
        ["stride 2"] = new(new(6, 3, 2), new(5, 2, 2), 1, 2, 2),
        ["stride above the kernel"] = new(new(7, 2, 3), new(6, 1, 4), 1, 1, 2),
        ["dilation 2"] = new(new(6, 3, 1, 2), new(5, 2, 1, 3), 1, 2, 1),
        ["stride and dilation"] = new(new(7, 2, 2, 3), new(7, 2, 4, 2), 1, 1, 2),
        ["padding"] = new(new(3, 3, 1, 1, 1, 1), new(3, 2, 1, 1, 0, 1), 1, 2, 2),
        ["padding and stride"] = new(new(4, 3, 2, 1, 1, 2), new(5, 3, 2, 1, 2, 1), 1, 2, 1),
        ["more padding than image"] = new(new(1, 3, 2, 1, 3, 3), new(2, 2, 1, 1, 2, 2), 1, 1, 1),
        ["groups"] = new(new(4, 2), new(3, 2), 2, 2, 3),
        ["groups with stride"] = new(new(5, 2, 2), new(4, 3, 2), 3, 2, 2),
        ["depthwise"] = new(new(4, 3, 1, 1, 1, 1), new(4, 3, 2, 1, 1, 1), 3, 1, 1),
        ["one filter a group"] = new(new(4, 2), new(3, 2), 2, 3, 1),
    };

    private static readonly Dictionary<string, TestConvolution> TransposedCases = new()
    {
        ["plain"] = new(new(3, 3), new(2, 2), 1, 2, 3),
        ["one pixel"] = new(new(1, 1), new(1, 1), 1, 3, 2),
        ["stride 2"] = new(new(3, 3, 2), new(2, 2, 2), 1, 2, 2),
        ["stride above the kernel"] = new(new(3, 2, 3), new(2, 1, 4), 1, 1, 2),
        ["dilation 2"] = new(new(3, 3, 1, 2), new(2, 2, 1, 3), 1, 2, 1),
        ["stride and dilation"] = new(new(3, 3, 2, 3), new(3, 2, 4, 2), 1, 1, 2),
        ["outputs that nothing reaches"] = new(new(3, 2, 2, 1, 0, -1), new(3, 3, 2, 1, 0, -1), 1, 2, 2),
        ["padding"] = new(new(3, 3, 2, 1, 1, 0), new(4, 3, 1, 1, 1, 1), 1, 2, 2),
        ["groups"] = new(new(3, 3, 2), new(2, 2, 2), 2, 2, 3),
        ["depthwise"] = new(new(3, 3, 2), new(2, 2, 1), 3, 1, 1),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> TransposedNames => [.. TransposedCases.Keys];

    [Fact]
    public void Strides_step_between_windows_and_dilations_within_them()
    {
        // y[p] = 1·x[2p] + 10·x[2p + 3] over x = 1 … 8: 1 + 40, 3 + 60, 5 + 80.
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6, 7, 8], 8, 1, 1);
        var w = check.Fixed("w", batched: false, [1, 10], 2, 1, 1, 1);

        Assert.Equal([41, 63, 85], check.Evaluate(new TestConvolution(new(8, 2, 2, 3), new(1, 1)).Lower(check.Context, x, w)));
    }

    [Fact]
    public void Groups_see_their_own_channels_only()
    {
        // Two groups of two channels and one filter: 1·1 + 2·10 and 3·100 + 4·1000.
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4], 1, 1, 4);
        var w = check.Fixed("w", batched: false, [1, 100, 10, 1000], 1, 1, 2, 2);

        Assert.Equal([21, 4300], check.Evaluate(new TestConvolution(new(1, 1), new(1, 1), 2, 2).Lower(check.Context, x, w)));
    }

    [Fact]
    public void A_transposed_convolution_adds_up_what_overlaps()
    {
        // Windows 1, 10, 100 at 0 and 2, of 1 and 2: 1, 10, 100 + 2, 20, 200; one cut off in front.
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2], 2, 1, 1);
        var w = check.Fixed("w", batched: false, [1, 10, 100], 3, 1, 1, 1);

        Assert.Equal(
            [10, 102, 20, 200], check.Evaluate(new TestConvolution(new(2, 3, 2, 1, 1), new(1, 1)).LowerTransposed(check.Context, x, w)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_convolution_is_what_its_definition_says(string name)
    {
        var (convolution, check) = (Cases[name], new GradientCheck { Batch = 2 });
        var (x, w) = (check.Batched("x", convolution.Image), check.Parameter("w", convolution.Weight));

        var output = check.Evaluate(convolution.Lower(check.Context, x, w));

        Near.Equal(convolution.Expected(check.Evaluate(x), check.ValuesOf(w), 2), output, 1e-14, name);
    }

    [Theory]
    [MemberData(nameof(TransposedNames))]
    public void A_transposed_convolution_is_what_its_definition_says(string name)
    {
        var (convolution, check) = (TransposedCases[name], new GradientCheck { Batch = 2 });
        var (x, w) = (check.Batched("x", convolution.Image), check.Parameter("w", convolution.TransposedWeight));

        var output = check.Evaluate(convolution.LowerTransposed(check.Context, x, w));

        Near.Equal(convolution.ExpectedTransposed(check.Evaluate(x), check.ValuesOf(w), 2), output, 1e-14, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_a_convolution_are_right(string name)
    {
        var (convolution, check) = (Cases[name], new GradientCheck { Batch = 2, WholePipeline = true });

        check.Verify(convolution.Lower(
            check.Context, check.Batched("x", convolution.Image), check.Parameter("w", convolution.Weight)));
    }

    [Theory]
    [MemberData(nameof(TransposedNames))]
    public void Gradients_of_a_transposed_convolution_are_right(string name)
    {
        var (convolution, check) = (TransposedCases[name], new GradientCheck { Batch = 2, WholePipeline = true });

        check.Verify(convolution.LowerTransposed(
            check.Context, check.Batched("x", convolution.Image), check.Parameter("w", convolution.TransposedWeight)));
    }

    [Fact]
    public void Gradients_of_an_interpolation_by_a_constant_matrix_are_right()
    {
        // y[b, o, c] = Σi x[b, i, c] · m[o, i].
        var check = new GradientCheck { WholePipeline = true };
        var x = check.Batched("x", 3, 2);
        var m = check.Context.Constant("m", new Shape(4, 3), [1, 0, 0, 0.5, 0.5, 0, 0, 0.25, 0.75, 0, 0, 1]);
        var (b, o, i, c) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("o", 4), new LoopIndex("i", 3), new LoopIndex("c", 2));
        var output = check.Context.Temporary(new Shape(4, 2), "y");
        check.Context.Emit(new Contraction(Operand.Of(output, b, o, c), Operand.Of(x, b, i, c), Operand.Of(m, o, i)));

        check.Verify(output);
    }
}
