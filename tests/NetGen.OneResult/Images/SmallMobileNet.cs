namespace NetGen.OneResult;

/// <summary>
/// Depthwise convolutions that are each followed by one of single pixels (Howard et al. 2017): of channels for two of the widest vectors side by side, with a stride, of an image narrower than
/// its windows; behind a first layer of three channels, whose gradient is one tile of those vectors.
/// </summary>
[Network]
[Input(15, 14, 3)]
[Conv2D(32, 3, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(64, 1, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Stride = 2, Padding = Padding.Same, Activation = Activation.SiLU)]
[Conv2D(16, 1, Activation = Activation.ReLU)]
[AvgPool2D(1, 3)]
[DepthwiseConv2D(2, 4, Padding = Padding.Same)]
[GlobalAvgPool2D]
[Dense(5)]
[CrossEntropyLoss]
[Adam(3e-3)]
[Accuracy]
public partial class SmallMobileNet;
