using NetGen;

namespace DiabetesSample;

[Network]
[Input(10)]
[Dense(16, Activation = Activation.SiLU)]
[Dense(1)]
[MeanSquaredErrorLoss]
[AdamW(3e-3, WeightDecay = 0.1)]
[MeanAbsoluteError, R2Score]
public partial class DiabetesRegressor;
