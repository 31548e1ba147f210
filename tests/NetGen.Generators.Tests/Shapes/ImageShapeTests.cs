using NetGen.Generators.Diagnostics;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>The shapes of image and signal layers, and what is said where they can't take their input.</summary>
public sealed class ImageShapeTests
{
    [Theory]
    [InlineData("28, 28, 1", "Conv2D(16, kernel: 3)", "26×26×16", "Conv2D(16, 3×3)")]
    [InlineData("28, 28, 1", "Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)", "28×28×16", "Conv2D(16, 3×3, same, ReLU)")]
    [InlineData("49, 10, 1", "Conv2D(64, 10, 4, Stride = 2, Padding = Padding.Same)", "25×5×64", "Conv2D(64, 10×4, stride 2, same)")]
    [InlineData("32, 32, 3", "Conv2D(8, 3, StrideWidth = 2, PaddingSize = 1)", "32×16×8", "Conv2D(8, 3×3, stride 1×2, padding 1)")]
    [InlineData("9, 9, 4", "Conv2D(8, 3, Dilation = 2, Groups = 2)", "5×5×8", "Conv2D(8, 3×3, dilation 2, groups 2)")]
    [InlineData("1, 1, 5", "Conv2D(2, 1)", "1×1×2", "Conv2D(2, 1×1)")]
    [InlineData("10, 4", "Conv1D(6, 3, Stride = 2)", "4×6", "Conv1D(6, 3, stride 2)")]
    [InlineData("5, 5, 3", "DepthwiseConv2D(3, DepthMultiplier = 2)", "3×3×6", "DepthwiseConv2D(3×3, multiplier 2)")]
    [InlineData("5, 3", "DepthwiseConv1D(2)", "4×3", "DepthwiseConv1D(2)")]
    [InlineData("5, 5, 3", "SeparableConv2D(7, 3)", "3×3×7", "SeparableConv2D(7, 3×3)")]
    [InlineData("4, 4, 3", "ConvTranspose2D(5, 2, Stride = 2)", "8×8×5", "ConvTranspose2D(5, 2×2, stride 2)")]
    [InlineData("4, 4, 3", "ConvTranspose2D(5, 3, Stride = 2, PaddingSize = 1, OutputPaddingHeight = 1)", "8×7×5",
        "ConvTranspose2D(5, 3×3, stride 2, padding 1)")]
    [InlineData("4, 3", "ConvTranspose1D(5, 3, Stride = 2)", "9×5", "ConvTranspose1D(5, 3, stride 2)")]
    [InlineData("9, 8, 3", "MaxPool2D(2)", "4×4×3", "MaxPool2D(2×2)")]
    [InlineData("25, 5, 64", "AvgPool2D(24, 5)", "1×1×64", "AvgPool2D(24×5)")]
    [InlineData("9, 8, 3", "MaxPool2D(3, Stride = 2, Padding = Padding.Same)", "5×4×3", "MaxPool2D(3×3, stride 2, same)")]
    [InlineData("9, 3", "AvgPool1D(2, Stride = 1)", "8×3", "AvgPool1D(2, stride 1)")]
    [InlineData("9, 8, 3", "GlobalAvgPool2D", "3", "GlobalAvgPool2D")]
    [InlineData("9, 3", "GlobalMaxPool1D", "3", "GlobalMaxPool1D")]
    [InlineData("3, 4, 2", "UpSample2D(2, 3)", "6×12×2", "UpSample2D(2×3)")]
    [InlineData("3, 4, 2", "UpSample2D(2, Interpolation = Interpolation.Bilinear)", "6×8×2", "UpSample2D(2×2, Bilinear)")]
    [InlineData("3, 2", "UpSample1D(4)", "12×2", "UpSample1D(4)")]
    [InlineData("3, 4, 2", "ZeroPad2D(1, 2, 3, 4)", "6×11×2", "ZeroPad2D(1, 2, 3, 4)")]
    [InlineData("5, 6, 2", "Cropping2D(1)", "3×4×2", "Cropping2D(1, 1, 1, 1)")]
    [InlineData("24", "Reshape(2, 3, 4)", "2×3×4", "Reshape(2×3×4)")]
    [InlineData("2, 3, 4", "Permute(3, 1, 2)", "4×2×3", "Permute(3, 1, 2)")]
    [InlineData("4, 4, 6", "BatchNorm(Activation = Activation.ReLU)", "4×4×6", "BatchNorm(ReLU)")]
    [InlineData("4, 4, 6", "GroupNorm(3)", "4×4×6", "GroupNorm(3)")]
    [InlineData("6", "LayerNorm", "6", "LayerNorm")]
    [InlineData("4, 6", "RmsNorm", "4×6", "RmsNorm")]
    [InlineData("4, 6", "InstanceNorm", "4×6", "InstanceNorm")]
    [InlineData("4, 4, 6", "SpatialDropout(0.2)", "4×4×6", "SpatialDropout(0.2)")]
    [InlineData("4, 4, 6", "GaussianNoise(0.1)", "4×4×6", "GaussianNoise(0.1)")]
    public void Layers_give_these_shapes(string input, string layer, string output, string description)
    {
        var node = TestNetworks.Graph($"[Input({input}), {layer}, Flatten, Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]").Nodes[0];
        Assert.Equal((output, description), (node.Output.ToString(), node.Layer.Description));
    }

    [Theory]
    [InlineData("784", "Conv2D(4, 3)", "Layer 1 (Conv2D) needs an image (height × width × channels), but gets 784: "
        + "put [Reshape(height, width, channels)] before it")]
    [InlineData("28, 28", "MaxPool2D(2)", "Layer 1 (MaxPool2D) needs an image (height × width × channels), but gets 28×28: "
        + "put [Reshape(height, width, channels)] before it")]
    [InlineData("28, 28, 1", "Conv1D(4, 3)", "Layer 1 (Conv1D) needs a sequence (steps × channels), but gets 28×28×1: "
        + "put [Reshape(steps, channels)] before it")]
    [InlineData("9", "GlobalAvgPool1D", "Layer 1 (GlobalAvgPool1D) needs a sequence (steps × channels), but gets 9: "
        + "put [Reshape(steps, channels)] before it")]
    [InlineData("9", "UpSample2D(2)", "Layer 1 (UpSample2D) needs an image (height × width × channels), but gets 9: "
        + "put [Reshape(height, width, channels)] before it")]
    [InlineData("4, 3, 1", "Conv2D(4, 5)", "Layer 1 (Conv2D) needs at least 5 rows, but gets 4×3×1: "
        + "make the kernel smaller, or set Padding = Padding.Same")]
    [InlineData("9, 3, 1", "Conv2D(4, 3, Dilation = 2, PaddingHeight = 1)", "Layer 1 (Conv2D) needs at least 5 columns, but gets 9×3×1: "
        + "make the kernel smaller, or set Padding = Padding.Same")]
    [InlineData("3, 1", "MaxPool1D(4)", "Layer 1 (MaxPool1D) needs at least 4 steps, but gets 3×1: "
        + "make the kernel smaller, or set Padding = Padding.Same")]
    [InlineData("8, 8, 4", "Conv2D(6, 3, Groups = 3)", "Layer 1 (Conv2D) needs a number of channels that 3 groups divide evenly, but gets 8×8×4: "
        + "choose a divisor of 4 for Groups")]
    [InlineData("8, 8, 4", "GroupNorm(3)", "Layer 1 (GroupNorm) needs a number of channels that 3 groups divide evenly, but gets 8×8×4: "
        + "choose a divisor of 4 for groups")]
    [InlineData("1, 1, 4", "ConvTranspose2D(6, 1, PaddingSize = 1)", "Layer 1 (ConvTranspose2D) needs an input that its padding leaves something of, "
        + "but gets 1×1×4: make the padding smaller")]
    [InlineData("3, 3, 4", "Cropping2D(1, 2, 0, 0)", "Layer 1 (Cropping2D) needs an image larger than what it takes off, but gets 3×3×4: "
        + "leave one row and one column at least")]
    [InlineData("24", "Reshape(5, 5)", "Layer 1 (Reshape) needs 25 values for 5×5, but gets 24: choose axes whose product is 24")]
    [InlineData("4, 6", "Permute(3, 1, 2)", "Layer 1 (Permute) needs an input of 3 axes, but gets 4×6: give each of 1 to 2 once")]
    [InlineData("6", "InstanceNorm", "Layer 1 (InstanceNorm) needs more than one position a sample, but gets 6: "
        + "of a single value nothing would be left; use [LayerNorm]")]
    [InlineData("6", "GroupNorm(6)", "Layer 1 (GroupNorm) needs more than one value a group, but gets 6 in 6 groups: "
        + "of a single value nothing would be left; use fewer groups")]
    [InlineData("9, 9, 1", "LayerNorm", "Layer 1 (LayerNorm) needs more than one value on the last axis, but gets 9×9×1: "
        + "of a single value nothing would be left")]
    [InlineData("8, 8, 1", "Conv2D(1, 2, Dilation = 1000000, Padding = Padding.Same)",
        "Layer 1 (Conv2D) has 1,000,016,000,064 values a sample with its padding; the limit is 2,147,418,112")]
    [InlineData("8, 8, 1", "ConvTranspose2D(1, 2147483647)",
        "Layer 1 (ConvTranspose2D) has 4,611,686,014,132,420,609 values a sample; the limit is 2,147,418,112")]
    public void What_they_cannot_take_they_say(string input, string layer, string message)
    {
        var design = TestNetworks.Design($"[Input({input}), {layer}, Flatten, Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]");
        Assert.Null(design.Graph);
        Assert.Equal(message, DiagnosticCatalogue.MessageOf(Assert.Single(design.Mistakes)));
    }

    [Theory]
    [InlineData("Conv2D(2, 1), CrossEntropyLoss, Sgd(0.1)", "4×4×2")]
    [InlineData("Conv2D(1, 1), BinaryCrossEntropyLoss, Sgd(0.1)", "4×4×1")]
    [InlineData("Conv2D(3, 1, Activation = Activation.LogSoftmax), KLDivergenceLoss, Sgd(0.1)", "4×4×3")]
    [InlineData("Conv2D(3, 1), MeanSquaredErrorLoss, Sgd(0.1), MeanAbsoluteError", "4×4×3")]
    public void A_loss_takes_an_output_at_each_position(string rest, string output) =>
        Assert.Equal(output, TestNetworks.Graph($"[Input(4, 4, 3), {rest}]").Output.ToString());
}
