using NetGen;

namespace Company.Application1;

/// <summary>Tells three classes apart by four numbers.</summary>
[Network]
[Input(4)]
[Dense(16, Activation = Activation.ReLU)]
[Dense(3)]                                       // logits: one value for each class
[CrossEntropyLoss]
[Adam(1e-3)]
[Accuracy]
public partial class NewNetwork;
