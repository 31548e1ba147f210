using NetGen;

namespace IrisSample;

[Network]
[Input(4)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(3)]
[CrossEntropyLoss]
[Adam(0.01)]
[Accuracy, ConfusionMatrix]
public partial class IrisClassifier;
