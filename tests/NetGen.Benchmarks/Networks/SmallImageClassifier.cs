namespace NetGen.Benchmarks.Networks;

/// <summary>784-128-10: one image at a time, bound by reading the weights.</summary>
[Network]
[Input(784)]
[Dense(128, Activation = Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
[Adam(1e-3)]
public partial class SmallImageClassifier : IBenchmarkNetwork<int>;
