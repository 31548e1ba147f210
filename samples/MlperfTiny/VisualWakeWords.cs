using NetGen;

#pragma warning disable NETGEN0033 // The published models have biases before BatchNorm, and these count among their parameters.

namespace MlperfTinySample;

/// <summary>Visual wake words (MobileNetV1, width 0.25): is there a person in a 96×96 colour image?</summary>
[Network]
[Input(96, 96, 3)]
[Conv2D(8, 3, Stride = 2, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(16, 1), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Stride = 2, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Stride = 2, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(64, 1), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(64, 1), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Stride = 2, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(128, 1), BatchNorm(Activation = Activation.ReLU)]
[Repeat<WakeWordSeparable>(5)]
[DepthwiseConv2D(3, Stride = 2, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(256, 1), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(256, 1), BatchNorm(Activation = Activation.ReLU)]
[AvgPool2D(3), Flatten]
[Dense(2)]
[CrossEntropyLoss]
[Adam(1e-3)]
[Accuracy]
public sealed partial class VisualWakeWords;

/// <summary>A depthwise convolution that looks at each channel, and a pointwise one that mixes 128 of them.</summary>
[Block]
[DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(128, 1), BatchNorm(Activation = Activation.ReLU)]
public sealed class WakeWordSeparable;
