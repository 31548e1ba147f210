namespace NetGen.OneResult;

/// <summary>Blocks of 3×3 convolutions (Simonyan and Zisserman 2015), wide enough that they go by minimal filtering: one odd in size, one in panels of filters.</summary>
[Network]
[Input(19, 18, 3)]
[Conv2D(16, 3, Activation = Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.LeakyReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[GlobalAvgPool2D]
[Dense(4)]
[CrossEntropyLoss]
[AdamW(5e-3)]
[Accuracy]
public partial class SmallVgg;
