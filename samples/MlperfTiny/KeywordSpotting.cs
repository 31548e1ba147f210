using NetGen;

#pragma warning disable NETGEN0033 // The published models have biases before BatchNorm, and these count among their parameters.

namespace MlperfTinySample;

/// <summary>Keyword spotting (DS-CNN): 49 frames of 10 cepstral coefficients; 12 words.</summary>
[Network]
[Input(49, 10, 1)]
[Conv2D(64, kernelHeight: 10, kernelWidth: 4, Stride = 2, Padding = Padding.Same, L2 = 1e-4), BatchNorm(Activation = Activation.ReLU)]
[Dropout(0.2)]
[Repeat<KeywordSeparable>(4)]
[Dropout(0.4)]
[AvgPool2D(kernelHeight: 24, kernelWidth: 5), Flatten]
[Dense(12)]
[CrossEntropyLoss]
[Adam(5e-4)]
[Accuracy]
public sealed partial class KeywordSpotting;

/// <summary>A depthwise convolution that looks at each channel, and a pointwise one that mixes them.</summary>
[Block]
[DepthwiseConv2D(3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(64, 1), BatchNorm(Activation = Activation.ReLU)]
public sealed class KeywordSeparable;
