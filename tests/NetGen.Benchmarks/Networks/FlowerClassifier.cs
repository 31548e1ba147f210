namespace NetGen.Benchmarks.Networks;

/// <summary>4-8-3: the smallest useful network.</summary>
[Network]
[Input(4)]
[Dense(8, Activation = Activation.ReLU)]
[Dense(3)]
[CrossEntropyLoss]
[Adam(1e-3)]
public partial class FlowerClassifier : IBenchmarkNetwork<int>;
