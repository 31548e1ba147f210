using NetGen;

namespace BackpropagationSample;

/// <summary>One neuron, prediction = w · x + b, that starts at w = 1, b = 0.</summary>
[Network]
[Input(1)]
[Dense(1, Name = "neuron", Initializer = Initializer.Constant, InitializerScale = 1)]
[MeanSquaredErrorLoss]
[Sgd(0.1)]
public partial class Neuron;
