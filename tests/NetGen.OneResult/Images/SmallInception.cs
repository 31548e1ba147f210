namespace NetGen.OneResult;

/// <summary>Two inception modules (Szegedy et al. 2015), with a squeeze-and-excitation gate (Hu et al. 2018).</summary>
[Network]
[Input(12, 12, 3)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[Repeat<Inception>(2)]
[Multiply<Identity, Gate>]
[GlobalAvgPool2D]
[Dense(4)]
[CrossEntropyLoss]
[AdamW(5e-3)]
[Accuracy]
public partial class SmallInception;

/// <summary>Four ways to look at a neighbourhood, side by side.</summary>
[Block]
[Concat<OneByOne, ThreeByThree, FiveByFive, Pooled>]
public sealed class Inception;

/// <summary>Each pixel by itself.</summary>
[Block]
[Conv2D(4, 1, Activation = Activation.ReLU)]
public sealed class OneByOne;

/// <summary>Its neighbours.</summary>
[Block]
[Conv2D(4, 1, Activation = Activation.ReLU)]
[Conv2D(6, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
public sealed class ThreeByThree;

/// <summary>Neighbours further off.</summary>
[Block]
[Conv2D(2, 1, Activation = Activation.ReLU)]
[Conv2D(3, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
public sealed class FiveByFive;

/// <summary>The strongest neighbour.</summary>
[Block]
[MaxPool2D(3, Stride = 1, PaddingSize = 1)]
[Conv2D(3, 1, Activation = Activation.ReLU)]
public sealed class Pooled;

/// <summary>How much each channel counts in this image.</summary>
[Block]
[GlobalAvgPool2D]
[Dense(4, Activation = Activation.ReLU)]
[Dense(16, Activation = Activation.Sigmoid)]
public sealed class Gate;
