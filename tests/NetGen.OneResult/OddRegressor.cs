#pragma warning disable NETGEN0047 // No architecture to learn from: what is rarely put together must come out the same, too.

namespace NetGen.OneResult;

/// <summary>A clipped norm: one number that depends on the whole gradient.</summary>
[Network]
[Input(5, 9, 3)]
[Flatten]
[Dense(101, Activation = Activation.Mish, UseBias = false)]
[Activation(Activation.PReLU)]
[Dropout(0.5)]
[Dense(130, Activation = Activation.Softplus)]
[Dense(3)]
[HuberLoss(Delta = 0.5)]
[NAdam(1e-2, ClipNorm = 0.25)]
[MeanAbsoluteError, RootMeanSquaredError, R2Score]
public partial class OddRegressor;
