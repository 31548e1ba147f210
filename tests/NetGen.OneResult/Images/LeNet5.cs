namespace NetGen.OneResult;

/// <summary>LeNet-5 (LeCun et al. 1998) as it is usually drawn today.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, PaddingSize = 2, Activation = Activation.Tanh)]
[AvgPool2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh)]
[AvgPool2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Tanh)]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10)]
[CrossEntropyLoss]
[Adam(2e-3)]
[Accuracy]
public partial class LeNet5;
