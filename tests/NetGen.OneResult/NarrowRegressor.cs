#pragma warning disable NETGEN0047 // No architecture to learn from: layers of one, two and a few more columns.

namespace NetGen.OneResult;

/// <summary>Few columns everywhere: a first layer of two, one of seven, two numbers predicted from nine.</summary>
[Network]
[Input(37)]
[Dense(2, Activation = Activation.Tanh)]
[Dense(9, UseBias = false)]
[BatchNorm(Activation = Activation.ReLU)]
[Dense(7, Activation = Activation.SELU)]
[Dense(19, Activation = Activation.ReLU)]
[Dense(2)]
[MeanSquaredErrorLoss]
[Sgd(0.01, Momentum = 0.9)]
public partial class NarrowRegressor;
