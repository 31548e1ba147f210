namespace NetGen.OneResult;

/// <summary>The common case: sizes that fill vectors.</summary>
[Network]
[Input(784)]
[Dense(256, Activation = Activation.ReLU)]
[Dense(128, Activation = Activation.SiLU)]
[Dense(10)]
[CrossEntropyLoss]
[Adam(1e-3)]
[Accuracy]
public partial class WideClassifier;
