using NetGen;

namespace BackpropagationSample;

/// <summary>Two logits z = W · x + b. With x = 0 they are the bias, and nothing but the bias learns.</summary>
[Network]
[Input(1)]
[Dense(2, Name = "z", Initializer = Initializer.Zeros)]
[CrossEntropyLoss]
[Sgd(0.1)]
public partial class TwoClasses;
