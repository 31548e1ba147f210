using Xunit;

namespace NetGen.Analyzers.Tests.Advice;

public sealed class LayerAdviceTests
{
    [Theory]
    [InlineData("{|NETGEN0048:MaxPool2D(1)|}")]
    [InlineData("{|NETGEN0048:Reshape(8, 8, 2)|}")]
    [InlineData("{|NETGEN0048:Permute(1, 2, 3)|}")]
    [InlineData("{|NETGEN0048:ZeroPad2D(0)|}")]
    [InlineData("{|NETGEN0048:Cropping2D(0)|}")]
    [InlineData("{|NETGEN0048:UpSample2D(1)|}")]
    [InlineData("{|NETGEN0048:SpatialDropout(0)|}")]
    [InlineData("{|NETGEN0048:GaussianNoise(0)|}")]
    [InlineData("{|NETGEN0048:Activation(Activation.Identity)|}")]
    [InlineData("MaxPool2D(1, Stride = 2)")]
    [InlineData("Permute(2, 1, 3)")]
    [InlineData("Reshape(8, 4, 4)")]
    [InlineData("UpSample2D(factorHeight: 1, factorWidth: 2)")]
    public Task Layers_do_something(string layer) => AdviceNetwork.Verify("8, 8, 2", layer + ", Flatten, Dense(3)");

    [Theory]
    [InlineData("Conv2D(8, 3, Stride = {|NETGEN0051:4|})")]
    [InlineData("Conv2D(8, 3, Stride = 3)")]
    [InlineData("Conv2D(8, 3, Stride = 4, Dilation = 2)")]
    [InlineData("Conv2D(8, 1, Stride = 2)")]
    [InlineData("AvgPool2D(2, StrideWidth = {|NETGEN0051:3|})")]
    [InlineData("AvgPool2D(2, StrideHeight = {|NETGEN0051:3|}, StrideWidth = 3)")]
    public Task Windows_leave_nothing_out(string layer) =>
        AdviceNetwork.Verify("12, 12, 2", layer + ", Activation(Activation.ReLU), Flatten, Dense(3)");

    [Theory]
    [InlineData("Dense({|NETGEN0052:1|}, Activation = Activation.Tanh), Dense(3)", AdviceNetwork.Classes)]
    [InlineData("Dense(2, Activation = Activation.Tanh), Dense(3)", AdviceNetwork.Classes)]
    [InlineData("Dense(1)", AdviceNetwork.Numbers)]
    public Task More_than_one_number_goes_on(string layers, string end) => AdviceNetwork.Verify("4", layers, end);
}
