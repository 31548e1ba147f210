using NetGen;

/// <summary>Forty million parameters: its source must be no longer, and take no longer to compile, than that of a small network.</summary>
[Network]
[Input(4096)]
[Dense(4096, Activation = Activation.ReLU), Dense(4096, Activation = Activation.ReLU), Dense(1000)]
[CrossEntropyLoss]
[Adam(1e-3)]
[Accuracy]
public partial class LargeClassifier;
