#pragma warning disable NETGEN0033 // No architecture to learn from: what is rarely put together must come out the same, too.

namespace NetGen.OneResult;

/// <summary>Layers that the other networks don't have, one after another: no architecture, but all of it must come out the same anywhere.</summary>
[Network]
[Input(11, 13, 6)]
[GaussianNoise(0.1)]
[Conv2D(12, 3, Groups = 3, PaddingHeight = 1, StrideWidth = 2, Activation = Activation.SiLU)]
[GroupNorm(4)]
[Residual<DepthwiseBranch>(Activation = Activation.ReLU)]
[SpatialDropout(0.2)]
[Residual<NarrowBranch>(Shortcut = typeof(NarrowShortcut))]
[InstanceNorm]
[SeparableConv2D(17, 3, DepthMultiplier = 2, Padding = Padding.Same)]
[RmsNorm]
[Permute(2, 1, 3)]
[ZeroPad2D(1), Cropping2D(1, 0, 0, 1)]
[Concat<Strongest, Average>]
[Dropout(0.3)]
[Dense(5)]
[CrossEntropyLoss]
[Adam(3e-3)]
[Accuracy]
public partial class LayerMedley;

/// <summary>Each channel by itself, then all of them.</summary>
[Block]
[DepthwiseConv2D(3, Padding = Padding.Same)]
[BatchNorm(Activation = Activation.ReLU)]
[Conv2D(12, 1)]
public sealed class DepthwiseBranch;

/// <summary>Half the size.</summary>
[Block]
[Conv2D(7, 3, Stride = 2, Padding = Padding.Same, Activation = Activation.GELU)]
[LayerNorm]
public sealed class NarrowBranch;

/// <summary>The same size without a kernel of its own to speak of.</summary>
[Block]
[Conv2D(7, 1, Stride = 2)]
public sealed class NarrowShortcut;

/// <summary>The strongest of each channel.</summary>
[Block]
[GlobalMaxPool2D]
public sealed class Strongest;

/// <summary>Averages of overlapping windows, then of those.</summary>
[Block]
[AvgPool2D(3, Stride = 2, Padding = Padding.Same)]
[GlobalAvgPool2D]
public sealed class Average;
