namespace NetGen.OneResult;

/// <summary>A convolutional autoencoder of a signal of 32 steps: to a quarter of its numbers and back.</summary>
[Network]
[Input(32, 1)]
[Conv1D(8, 5, Stride = 2, PaddingSize = 2, Activation = Activation.SiLU)]
[DepthwiseConv1D(3, Padding = Padding.Same), LayerNorm]
[MaxPool1D(2)]
[Conv1D(1, 3, Padding = Padding.Same)]
[ConvTranspose1D(8, 4, Stride = 2, PaddingSize = 1, Activation = Activation.SiLU)]
[UpSample1D(2)]
[Conv1D(1, 5, PaddingSize = 2)]
[MeanSquaredErrorLoss]
[Adam(5e-3)]
[RootMeanSquaredError]
public partial class SignalAutoencoder;
