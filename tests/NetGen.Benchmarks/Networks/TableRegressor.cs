namespace NetGen.Benchmarks.Networks;

/// <summary>24-8-2, tanh and mean squared error: a table of numbers, where overhead counts as much as arithmetic.</summary>
[Network]
[Input(24)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(2)]
[MeanSquaredErrorLoss]
[Sgd(0.01)]
public partial class TableRegressor : IBenchmarkNetwork<float>;
