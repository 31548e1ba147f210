#pragma warning disable NETGEN0032 // Layers to measure, not regressions to train.

namespace NetGen.Benchmarks.Networks;

/// <summary>One layer, 16 → 16: fits in registers and first-level cache.</summary>
[Network]
[Input(16)]
[Dense(16, Activation = Activation.ReLU)]
[MeanSquaredErrorLoss]
[Sgd(0.01)]
public partial class Dense16By16;

/// <summary>One layer, 64 → 64: 16 KB of weights.</summary>
[Network]
[Input(64)]
[Dense(64, Activation = Activation.ReLU)]
[MeanSquaredErrorLoss]
[Sgd(0.01)]
public partial class Dense64By64;

/// <summary>One layer, 256 → 256: 256 KB of weights.</summary>
[Network]
[Input(256)]
[Dense(256, Activation = Activation.ReLU)]
[MeanSquaredErrorLoss]
[Sgd(0.01)]
public partial class Dense256By256;

/// <summary>One layer, 1024 → 1024: 4 MB of weights, more than a second-level cache.</summary>
[Network]
[Input(1024)]
[Dense(1024, Activation = Activation.ReLU)]
[MeanSquaredErrorLoss]
[Sgd(0.01)]
public partial class Dense1024By1024;
