using NetGen;

namespace NetGenConsole;

/// <summary>Tells which of two spirals a point of the plane belongs to.</summary>
[Network]
[Input(2)]                                       // x and y
[Dense(32, Activation = Activation.Tanh)]
[Dense(32, Activation = Activation.Tanh)]
[Dense(2)]                                       // logits: one value for each spiral
[CrossEntropyLoss]
[AdamW(0.01)]
[Accuracy]
public partial class SpiralClassifier;
