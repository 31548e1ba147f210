namespace NetGen.Benchmarks.Networks;

/// <summary>784-512-512-10, SGD with momentum: nearly all matrix product.</summary>
[Network]
[Input(784)]
[Dense(512, Activation = Activation.ReLU)]
[Dense(512, Activation = Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
[Sgd(0.01, Momentum = 0.9)]
public partial class WideImageClassifier : IBenchmarkNetwork<int>;
