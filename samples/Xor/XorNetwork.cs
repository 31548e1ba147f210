using NetGen;

namespace XorSample;

/// <summary>Two inputs, one output: true where exactly one input is.</summary>
[Network]
[Input(2)]
[Dense(4, Activation = Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropyLoss]
[Adam(0.1)]
[Accuracy]
public partial class XorNetwork;
