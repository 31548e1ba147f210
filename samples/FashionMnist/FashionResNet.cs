using NetGen;

#pragma warning disable NETGEN0033 // The published model has biases before BatchNorm, and these count among its parameters.

namespace FashionMnistSample;

/// <summary>
/// ResNet-8, as MLPerf Tiny has it for 32 x 32 colour images (see samples/MlperfTiny), for the same ten things: the images get a border and
/// three equal channels.
/// </summary>
[Network]
[Input(Side, Side, Channels)]
[Conv2D(16, 3, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm(Activation = Activation.ReLU)]
[Residual<Stack16>(Activation = Activation.ReLU)]
[Residual<Stack32>(Shortcut = typeof(Shortcut32), Activation = Activation.ReLU)]
[Residual<Stack64>(Shortcut = typeof(Shortcut64), Activation = Activation.ReLU)]
[AvgPool2D(8), Flatten]
[Dense(10, Initializer = Initializer.HeNormal)]
[CrossEntropyLoss]
[Adam(2e-3)]
[Accuracy, F1Score, ConfusionMatrix]
public partial class FashionResNet : IImageClassifier
{
    /// <summary>Pixels in a row and rows in an image.</summary>
    public const int Side = 32;

    /// <summary>Values of a pixel.</summary>
    public const int Channels = 3;
}

/// <summary>Two convolutions of 16 filters.</summary>
[Block]
[Conv2D(16, 3, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm]
public sealed class Stack16;

/// <summary>Two convolutions of 32 filters, the first with half the resolution.</summary>
[Block]
[Conv2D(32, 3, Stride = 2, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm]
public sealed class Stack32;

/// <summary>Two convolutions of 64 filters, the first with half the resolution.</summary>
[Block]
[Conv2D(64, 3, Stride = 2, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm(Activation = Activation.ReLU)]
[Conv2D(64, 3, Padding = Padding.Same, Initializer = Initializer.HeNormal, L2 = 1e-4), BatchNorm]
public sealed class Stack64;

/// <summary>The way round <see cref="Stack32"/>.</summary>
[Block]
[Conv2D(32, 1, Stride = 2, Initializer = Initializer.HeNormal, L2 = 1e-4)]
public sealed class Shortcut32;

/// <summary>The way round <see cref="Stack64"/>.</summary>
[Block]
[Conv2D(64, 1, Stride = 2, Initializer = Initializer.HeNormal, L2 = 1e-4)]
public sealed class Shortcut64;
