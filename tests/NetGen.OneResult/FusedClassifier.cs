namespace NetGen.OneResult;

/// <summary>So many parameters that each is updated as its gradient is computed: what <c>TrainStep</c> does then is a pass of its own.</summary>
[Network]
[Input(150)]
[Dense(1100, Activation = Activation.ReLU)]
[Dropout(0.2)]
[Dense(1800, Activation = Activation.Tanh)]
[Dense(7)]
[CrossEntropyLoss]
[AdamW(1e-3)]
[Accuracy]
public partial class FusedClassifier;
