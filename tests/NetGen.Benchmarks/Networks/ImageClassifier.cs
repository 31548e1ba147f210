namespace NetGen.Benchmarks.Networks;

/// <summary>784-256-128-10, Adam: the size that everyone starts with.</summary>
[Network]
[Input(784)]
[Dense(256, Activation = Activation.ReLU)]
[Dense(128, Activation = Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
[Adam(1e-3)]
public partial class ImageClassifier : IBenchmarkNetwork<int>;
