namespace NetGen.OneResult;

/// <summary>A small U-Net (Ronneberger, Fischer and Brox 2015): down, up, and what was seen on the way down beside it; a class for each pixel.</summary>
[Network]
[Input(16, 16, 1)]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Concat<Identity, Deeper>]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(3, 1)]
[CrossEntropyLoss]
[Adam(5e-3)]
[Accuracy]
public partial class SmallUNet;

/// <summary>The half with half the resolution, and a quarter within it.</summary>
[Block]
[MaxPool2D(2)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Concat<Identity, Deepest>]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[ConvTranspose2D(8, 2, Stride = 2)]
public sealed class Deeper;

/// <summary>The bottom.</summary>
[Block]
[MaxPool2D(2)]
[Conv2D(24, 3, Padding = Padding.Same, UseBias = false), BatchNorm(Activation = Activation.ReLU)]
[UpSample2D(2, Interpolation = Interpolation.Bilinear)]
public sealed class Deepest;
