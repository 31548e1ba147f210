namespace NetGen.OneResult;

/// <summary>Smaller than a vector all over, with a sigmoid's link.</summary>
[Network]
[Input(4)]
[Dense(8, Activation = Activation.Sigmoid)]
[Dense(1)]
[BinaryCrossEntropyLoss]
[RmsProp(1e-2, Momentum = 0.5)]
[Accuracy, RocAuc]
public partial class TinyNetwork;
