namespace NetGen.Benchmarks.Networks;

/// <summary>28×28×1: a convolution of 8 filters, pooling, 64 units, 10 classes: what somebody tries first on images.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(8, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(64, Activation = Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
[Adam(0.001)]
public sealed partial class SmallConvNet : IBenchmarkNetwork<int>;
