#pragma warning disable NETGEN0043 // No architecture to learn from: what is rarely put together must come out the same, too.

namespace NetGen.OneResult;

/// <summary>Sizes that fill no vector, and dropout.</summary>
[Network]
[Input(37)]
[Dense(129, Activation = Activation.GELU)]
[Dropout(0.3)]
[Dense(67, Activation = Activation.Tanh, L2 = 1e-4)]
[Dropout(0.2)]
[Dense(11)]
[CrossEntropyLoss(LabelSmoothing = 0.1)]
[AdamW(2e-3)]
[Accuracy, TopKAccuracy(3), F1Score, ConfusionMatrix, RocAuc]
public partial class OddClassifier;
