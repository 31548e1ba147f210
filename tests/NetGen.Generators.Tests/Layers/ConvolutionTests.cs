using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>Every convolution against its definition, and its gradients against finite differences.</summary>
public sealed class ConvolutionTests
{
    private static readonly ActivationFunction Tanh = new(ActivationKind.Tanh);

    [Theory]
    [InlineData(5, 4, 2, 3, 3, 3, 1, 1, 0, 1)]
    [InlineData(5, 4, 2, 3, 3, 3, 1, 1, 1, 1)]
    [InlineData(6, 5, 1, 2, 3, 2, 2, 1, 1, 1)]
    [InlineData(7, 3, 2, 2, 2, 1, 3, 1, 0, 1)]
    [InlineData(4, 4, 3, 1, 1, 1, 1, 1, 0, 1)]
    [InlineData(5, 5, 2, 2, 1, 1, 2, 1, 0, 1)]
    [InlineData(6, 6, 1, 1, 2, 2, 1, 3, 1, 1)]
    [InlineData(5, 5, 1, 2, 3, 2, 2, 2, 2, 1)]
    [InlineData(1, 1, 2, 3, 3, 3, 1, 1, 1, 1)]
    [InlineData(4, 3, 4, 6, 2, 2, 1, 1, 1, 2)]
    [InlineData(4, 3, 4, 2, 2, 2, 2, 1, 0, 2)]
    [InlineData(3, 4, 2, 6, 2, 3, 1, 1, 1, 2)]
    [InlineData(3, 4, 3, 3, 3, 2, 1, 1, 1, 3)]
    public void A_convolution_of_images_is_its_definition(
        int height, int width, int channels, int filters, int rows, int columns, int stride, int dilation, int padding, int groups)
    {
        var windows = EquatableArray.Of(
            new SlidingWindow(rows, stride, dilation, PaddingSize: padding), new SlidingWindow(columns, stride, dilation, PaddingSize: padding));
        var direct = new DirectConvolution(
            height, width, channels, filters, (rows, columns), (stride, stride), (dilation, dilation), (padding, padding),
            (Size(height, rows), Size(width, columns)), groups);
        Verify(new ConvLayer(filters, windows, ActivationFunction.Identity) { Groups = groups }, direct, height, width, channels);

        int Size(int extent, int kernel) => ((extent + (2 * padding) - (dilation * (kernel - 1)) - 1) / stride) + 1;
    }

    // Worked out by hand: outputs = ⌈inputs / stride⌉, the odd zero behind.
    [Theory]
    [InlineData(6, 3, 2, 1, 3, 0)]
    [InlineData(5, 3, 2, 1, 3, 1)]
    [InlineData(5, 2, 1, 1, 5, 0)]
    [InlineData(5, 4, 1, 1, 5, 1)]
    [InlineData(49, 10, 2, 1, 25, 4)]
    [InlineData(10, 4, 2, 1, 5, 1)]
    [InlineData(7, 1, 3, 1, 3, 0)]
    [InlineData(5, 3, 1, 2, 5, 2)]
    public void Same_padding_puts_the_odd_zero_behind(int extent, int kernel, int stride, int dilation, int output, int before)
    {
        var window = new SlidingWindow(kernel, stride, dilation, PaddingKind.Same);
        Assert.Equal((output, before), (window.OutputOf(extent), window.PaddingOf(extent).Before));
        if (extent > 10)
            return;

        var direct = new DirectConvolution(
            extent, 1, 2, 2, (kernel, 1), (stride, 1), (dilation, 1), (before, 0), (output, 1), 1);
        Verify(new ConvLayer(2, EquatableArray.Of(window), ActivationFunction.Identity), direct, extent, 2);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    [InlineData(1, 3)]
    public void A_depthwise_convolution_is_one_of_as_many_groups_as_channels(int channels, int multiplier)
    {
        var windows = EquatableArray.Of(new SlidingWindow(3, 2, PaddingSize: 1), new SlidingWindow(2, 1));
        var direct = new DirectConvolution(
            5, 4, channels, channels * multiplier, (3, 2), (2, 1), (1, 1), (1, 0), (3, 3), channels);
        var layer = new DepthwiseConvLayer(windows, ActivationFunction.Identity) { DepthMultiplier = multiplier };
        Verify(layer, direct, 5, 4, channels);
    }

    [Fact]
    public void The_one_dimensional_family_is_the_two_dimensional_one_with_one_column()
    {
        var windows = EquatableArray.Of(new SlidingWindow(3, 2, PaddingSize: 1));
        var direct = new DirectConvolution(7, 1, 2, 4, (3, 1), (2, 1), (1, 1), (1, 0), (4, 1), 1);
        Verify(new ConvLayer(4, windows, ActivationFunction.Identity), direct, 7, 2);
        Verify(new ConvLayer(4, windows, ActivationFunction.Identity) { Groups = 2 }, direct with { Groups = 2 }, 7, 2);
        Verify(
            new DepthwiseConvLayer(windows, ActivationFunction.Identity) { DepthMultiplier = 2 }, direct with { Groups = 2 }, 7, 2);
    }

    [Theory]
    [InlineData(3, 2, 2, 3, 2, 2, 1, 0, 0, 1)]
    [InlineData(3, 2, 2, 3, 3, 2, 1, 1, 1, 1)]
    [InlineData(2, 3, 1, 2, 3, 1, 1, 0, 0, 1)]
    [InlineData(3, 3, 2, 1, 3, 1, 2, 2, 1, 1)]
    [InlineData(2, 2, 1, 1, 2, 3, 1, 0, 2, 1)]
    [InlineData(2, 2, 4, 4, 2, 2, 1, 0, 0, 2)]
    [InlineData(2, 2, 2, 4, 3, 2, 1, 1, 0, 2)]
    [InlineData(2, 2, 4, 2, 3, 2, 1, 1, 0, 2)]
    [InlineData(2, 2, 3, 3, 3, 2, 1, 1, 1, 3)]
    public void A_transposed_convolution_is_its_definition(
        int height, int width, int channels, int filters, int kernel, int stride, int dilation, int padding, int more, int groups)
    {
        var window = new SlidingWindow(kernel, stride, dilation, PaddingSize: padding);
        var direct = new DirectConvolution(
            height, width, channels, filters, (kernel, kernel), (stride, stride), (dilation, dilation), (padding, padding),
            (Size(height), Size(width)), groups);
        Verify(Layer(EquatableArray.Of(window, window), new Integers(more, more)), direct, height, width, channels);

        // A sequence is an image of one column.
        var line = direct with { Width = 1, Kernel = (kernel, 1), Stride = (stride, 1), Padding = (padding, 0), Output = (Size(height), 1) };
        Verify(Layer(EquatableArray.Of(window), new Integers(more)), line, height, channels);

        ConvTransposeLayer Layer(EquatableArray<SlidingWindow> windows, Integers outputPadding) =>
            new(filters, windows, outputPadding, ActivationFunction.Identity) { Groups = groups };
        int Size(int extent) => ((extent - 1) * stride) - (2 * padding) + (dilation * (kernel - 1)) + more + 1;
    }

    [Fact]
    public void A_separable_convolution_is_a_depthwise_one_and_one_of_single_pixels()
    {
        var windows = EquatableArray.Of(new SlidingWindow(2, 1), new SlidingWindow(3, 2, PaddingSize: 1));
        var layer = new SeparableConv2DLayer(3, windows, Tanh) { DepthMultiplier = 2 };
        var check = new GradientCheck { Batch = 2 };
        var output = layer.Lower(check.Context, check.Batched("input", 4, 5, 2));
        Assert.Equal(layer.Parameters(new Shape(4, 5, 2)), check.FillDeclaredParameters());
        Assert.Equal((4 * 6) + (4 * 3) + 3, layer.Parameters(new Shape(4, 5, 2)));
        Assert.Equal(9 * ((4 * 6) + (4 * 3)), layer.MultiplyAdds(new Shape(4, 5, 2)));

        var depthwise = new DirectConvolution(4, 5, 2, 4, (2, 3), (1, 2), (1, 1), (0, 1), (3, 3), 2);
        var pointwise = new DirectConvolution(3, 3, 4, 3, (1, 1), (1, 1), (1, 1), (0, 0), (3, 3), 1);
        var between = depthwise.Forward(check.Logical("input"), check.Logical("depthwise.weight"), new double[4]);
        var expected = pointwise.Forward(between, check.Logical("pointwise.weight"), check.Logical("pointwise.bias"));
        Near.Equal([.. expected.Select(Math.Tanh)], check.Evaluate(output), 1e-14, "separable");
        check.Verify(output);
    }

    [Fact]
    public void Options_of_a_convolution_do_what_they_do_for_a_dense_layer()
    {
        var window = new SlidingWindow(2, 1);
        var layer = new ConvLayer(2, EquatableArray.Of(window, window), new ActivationFunction(ActivationKind.PReLU)) { UseBias = false, L2 = 0.1 };
        var check = new GradientCheck { Batch = 2 };
        var output = layer.Lower(check.Context, check.Batched("input", 3, 3, 1));
        Assert.Equal(9, check.FillDeclaredParameters());
        Assert.Equal(0.1 * check.Logical("weight").Sum(w => w * w), check.Evaluate(Assert.Single(check.Context.Penalties))[0], 1e-15);
        check.Verify(output);
    }

    private static void Verify(WeightLayer layer, DirectConvolution direct, params int[] shape)
    {
        var check = new GradientCheck { Batch = 2 };
        var input = new Shape(shape);
        Assert.Null(layer.ShapeProblem(input));
        var output = layer.Lower(check.Context, check.Batched("input", shape));
        var parameters = check.FillDeclaredParameters();
        Assert.Equal(layer.OutputShape(input), output.Shape);
        Assert.Equal(layer.Parameters(input), parameters);

        var (x, weight, bias) = (check.Logical("input"), check.Logical("weight"), check.Logical("bias"));
        var expected = layer is ConvTransposeLayer ? direct.Transposed(x, weight, bias) : direct.Forward(x, weight, bias);
        Near.Equal(expected, check.Evaluate(output), 1e-14, layer.Description);
        check.Verify(output);
    }
}
