using NetGen;

#pragma warning disable NETGEN0033 // The published models have biases before BatchNorm, and these count among their parameters.

namespace MlperfTinySample;

/// <summary>Anomaly detection: an autoencoder of 640 spectrogram values (5 frames of 128 mel bands) of machine sounds.</summary>
[Network]
[Input(640)]
[Repeat<Encoder>(4)]
[Dense(8), BatchNorm(Activation = Activation.ReLU)]
[Repeat<Encoder>(4)]
[Dense(640)]
[MeanSquaredErrorLoss]
[Adam(1e-3)]
public sealed partial class AnomalyDetection;

/// <summary>A hidden layer of 128 units.</summary>
[Block]
[Dense(128), BatchNorm(Activation = Activation.ReLU)]
public sealed class Encoder;
