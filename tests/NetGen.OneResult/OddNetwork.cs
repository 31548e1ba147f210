namespace NetGen.OneResult;

/// <summary>Odd sizes, so that every kind of remainder occurs, dropout, and enough work in a batch to wake a team.</summary>
[Network]
[Input(61)]
[Dense(133, Activation = Activation.GELU)]
[Dropout(0.3)]
[Dense(129, Activation = Activation.ReLU)]
[Dropout(0.1)]
[Dense(67, Activation = Activation.Tanh, L2 = 1e-3)]
[Dense(11)]
[CrossEntropyLoss(LabelSmoothing = 0.1)]
[AdamW(1e-2)]
[Accuracy]
internal partial class OddNetwork;

/// <summary>The same with the norm of the whole gradient clipped, which keeps the update apart from the gradients.</summary>
[Network]
[Input(61)]
[Dense(133, Activation = Activation.PReLU)]
[Dense(130, Activation = Activation.SiLU, L1 = 1e-4)]
[Dense(5, Activation = Activation.Softmax)]
[Dense(9)]
[HuberLoss(Delta = 0.5)]
[NAdam(1e-2, ClipNorm = 0.5)]
internal partial class ClippedNetwork;
