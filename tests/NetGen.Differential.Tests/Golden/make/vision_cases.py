"""Image and signal networks: every layer and block at least once, behind something that needs its gradient."""
from .attributes import attribute as layer

MSE = layer("MeanSquaredErrorLoss")
CROSS_ENTROPY = layer("CrossEntropyLoss")


def pointwise(channels, **properties):
    return layer("Conv2D", channels, 1, **properties)


def image(name, *layers, shape=(5, 4, 2), loss=MSE, blocks=None):
    return dict(name=name, input=list(shape), layers=list(layers), loss=loss, blocks=blocks or {}, batch=2, weights=0.75, inputs=1.5,
                training=True)


def sequence(name, *layers, shape=(7, 2), loss=MSE, blocks=None):
    return image(name, *layers, shape=shape, loss=loss, blocks=blocks)


def switched(name, kind, *arguments, **properties):
    """A normalisation without its scale, one without its bias and one with neither: side by side, for rounding grows behind each."""
    return image(name, pointwise(4), layer("Concat<NoScale, NoBias, Neither>"), pointwise(2), shape=(3, 3, 2), blocks={
        "NoScale": [layer(kind, *arguments, UseScale=False, **properties)],
        "NoBias": [layer(kind, *arguments, UseBias=False, **properties)],
        "Neither": [layer(kind, *arguments, UseScale=False, UseBias=False, **properties)]})


VISION = [
    image("conv2d", pointwise(3), layer("Conv2D", 4, 3, 2, Activation="Tanh"), layer("Flatten"), layer("Dense", 3), shape=(5, 6, 2)),
    # Even extents and strides: one zero more behind than before.
    image("conv2d-same", layer("Conv2D", 3, 3, Padding="Same", Stride=2, Activation="SiLU"), layer("Conv2D", 2, 2, Padding="Same"),
          shape=(5, 6, 2)),
    image("conv2d-padding", pointwise(2), layer("Conv2D", 3, 3, PaddingHeight=1, PaddingWidth=2, Stride=2, UseBias=False)),
    image("conv2d-stride", pointwise(2), layer("Conv2D", 3, 2, StrideHeight=3, StrideWidth=2, PaddingSize=1)),
    image("conv2d-dilation", pointwise(2), layer("Conv2D", 3, 3, 2, Dilation=2, Padding="Same"), layer("Conv2D", 2, 2, DilationHeight=3)),
    image("conv2d-dilations", pointwise(2), layer("Conv2D", 2, 2, DilationHeight=3, DilationWidth=2)),
    image("conv2d-groups", pointwise(4), layer("Conv2D", 6, 3, 2, Groups=2, Stride=2, PaddingSize=1, Activation="PReLU")),
    image("depthwise-conv2d", pointwise(3), layer("DepthwiseConv2D", 3, Padding="Same", Stride=2), layer("Activation", "Tanh")),
    image("depthwise-conv2d-multiplier", pointwise(3), layer("DepthwiseConv2D", 2, 3, DepthMultiplier=2, PaddingSize=1)),
    image("depthwise-conv2d-options", pointwise(2), layer(
        "DepthwiseConv2D", 2, 3, StrideHeight=2, StrideWidth=3, PaddingHeight=1, PaddingWidth=2, DilationHeight=3, DilationWidth=2, UseBias=False,
        Activation="SiLU"), layer("DepthwiseConv2D", 2, Dilation=2, Padding="Same")),
    image("separable-conv2d-options", pointwise(2), layer(
        "SeparableConv2D", 3, 2, Stride=2, PaddingSize=1, Dilation=2, UseBias=False, DepthMultiplier=2), layer(
        "SeparableConv2D", 2, 2, 3, StrideHeight=2, StrideWidth=3, PaddingHeight=1, PaddingWidth=2, DilationHeight=3, DilationWidth=2),
        shape=(7, 9, 2)),
    image("separable-conv2d", pointwise(3), layer("SeparableConv2D", 4, 3, Padding="Same", Activation="GELU")),
    image("conv-transpose2d", pointwise(4), layer("ConvTranspose2D", 4, 3, Stride=2, PaddingSize=1, OutputPadding=1, Groups=2),
          shape=(3, 2, 2)),
    image("conv-transpose2d-dilation", pointwise(2), layer("ConvTranspose2D", 3, 2, 3, StrideWidth=2, Dilation=2,
                                                          PaddingHeight=1), shape=(3, 2, 2)),
    image("conv-transpose2d-options", pointwise(2), layer(
        "ConvTranspose2D", 3, 2, StrideHeight=2, StrideWidth=3, PaddingWidth=1, OutputPaddingHeight=1, OutputPaddingWidth=2, DilationHeight=3,
        DilationWidth=2, UseBias=False, Activation="SiLU"), pointwise(2), shape=(2, 2, 2)),
    image("dense", layer("Dense", 4, UseBias=False, Activation="Tanh"), layer("Dense", 2), shape=(3,)),
    sequence("conv1d-groups", layer("Conv1D", 4, 1), layer("Conv1D", 4, 2, Groups=2, UseBias=False), layer("Conv1D", 2, 1)),
    sequence("conv1d", layer("Conv1D", 3, 3, Stride=2, PaddingSize=1, Activation="Tanh"), layer("Conv1D", 4, 2, Padding="Same"),
             layer("Conv1D", 2, 2, Dilation=2)),
    sequence("depthwise-conv1d", layer("Conv1D", 3, 1), layer("DepthwiseConv1D", 3, Padding="Same", Stride=2)),
    sequence("depthwise-conv1d-options", layer("Conv1D", 2, 1), layer("DepthwiseConv1D", 2, DepthMultiplier=2, PaddingSize=1, Dilation=2,
                                                                     UseBias=False, Activation="Tanh"), layer("Conv1D", 2, 1)),
    sequence("conv-transpose1d-options", layer("Conv1D", 4, 1), layer("ConvTranspose1D", 4, 2, Groups=2, Dilation=2, UseBias=False,
                                                                     Activation="Tanh"), layer("Conv1D", 2, 1), shape=(4, 2)),
    sequence("conv-transpose1d", layer("Conv1D", 3, 1), layer("ConvTranspose1D", 2, 3, Stride=2, PaddingSize=1, OutputPadding=1),
             shape=(4, 2)),
    image("max-pool2d", pointwise(2), layer("MaxPool2D", 3, Stride=2, PaddingSize=1)),
    image("max-pool2d-apart", pointwise(2), layer("MaxPool2D", 2), layer("Flatten"), layer("Dense", 2)),
    # The odd row or column of padding is behind; there and at the borders no zero may win, and none may count where only inputs do.
    image("max-pool2d-same", pointwise(2), layer("MaxPool2D", 3, 2, Padding="Same", StrideHeight=2, StrideWidth=1), shape=(4, 4, 2)),
    image("max-pool2d-strides", pointwise(2), layer("MaxPool2D", 2, 4, StrideHeight=1, StrideWidth=2, PaddingHeight=1, PaddingWidth=2),
          shape=(4, 4, 2)),
    image("avg-pool2d-same", pointwise(2), layer("AvgPool2D", 3, 2, Padding="Same", Stride=2), pointwise(2)),
    image("avg-pool2d-same-inside", pointwise(2), layer("AvgPool2D", 2, 3, Padding="Same", StrideHeight=1, CountIncludePad=False),
          pointwise(2)),
    image("avg-pool2d-strides", pointwise(2), layer("AvgPool2D", 2, 4, StrideWidth=1, PaddingHeight=1, PaddingWidth=2), pointwise(2)),
    image("avg-pool2d", pointwise(2), layer("AvgPool2D", 3, Stride=2, PaddingSize=1)),
    image("avg-pool2d-inside", pointwise(2), layer("AvgPool2D", 3, Stride=2, PaddingSize=1, CountIncludePad=False)),
    image("global-avg-pool2d", pointwise(3, Activation="Tanh"), layer("GlobalAvgPool2D"), layer("Dense", 2)),
    image("global-max-pool2d", pointwise(3), layer("GlobalMaxPool2D"), layer("Dense", 2)),
    sequence("pools1d", layer("Conv1D", 3, 1), layer("MaxPool1D", 2, Stride=1), layer("AvgPool1D", 3, Stride=2, PaddingSize=1),
             layer("GlobalAvgPool1D"), layer("Dense", 2)),
    sequence("max-pool1d-same", layer("Conv1D", 3, 1), layer("MaxPool1D", 2, Stride=1, Padding="Same"), layer("Conv1D", 2, 2)),
    sequence("max-pool1d-padding", layer("Conv1D", 3, 1), layer("MaxPool1D", 3, PaddingSize=1), layer("Conv1D", 2, 2)),
    sequence("avg-pool1d-same", layer("Conv1D", 3, 1), layer("AvgPool1D", 3, Stride=2, Padding="Same"), layer("Conv1D", 2, 2), shape=(6, 2)),
    sequence("avg-pool1d-same-inside", layer("Conv1D", 3, 1), layer("AvgPool1D", 4, Stride=2, Padding="Same", CountIncludePad=False),
             layer("Conv1D", 2, 2)),
    sequence("global-max-pool1d", layer("Conv1D", 3, 1), layer("GlobalMaxPool1D"), layer("Dense", 2)),
    image("up-sample2d-nearest", pointwise(2), layer("UpSample2D", 2, 3), layer("Conv2D", 2, 2), shape=(3, 2, 2)),
    image("up-sample2d-bilinear", pointwise(2), layer("UpSample2D", 2, 3, Interpolation="Bilinear"), layer("Conv2D", 2, 2),
          shape=(3, 2, 2)),
    sequence("up-sample1d", layer("Conv1D", 3, 1), layer("UpSample1D", 3), layer("Conv1D", 2, 2), shape=(3, 2)),
    image("cropping2d", pointwise(2), layer("Cropping2D", 1), layer("Conv2D", 2, 2), layer("Cropping2D", 0, 1, 2, 0), pointwise(2),
          shape=(5, 6, 2)),
    image("zero-pad2d", pointwise(2), layer("ZeroPad2D", 1, 0, 2, 1), layer("Conv2D", 2, 2), shape=(3, 3, 2)),
    image("reshape-permute", pointwise(3), layer("Permute", 3, 1, 2), layer("Reshape", 6, 10), layer("Conv1D", 2, 2)),
    image("batch-norm-conv", layer("Conv2D", 3, 2, UseBias=False), layer("BatchNorm", Activation="ReLU"), layer("Flatten"),
          layer("Dense", 3), loss=CROSS_ENTROPY),
    image("batch-norm-dense", layer("Dense", 4), layer("BatchNorm", Momentum=0.25, Epsilon=0.0078125, Activation="Tanh"),
          layer("Dense", 2), shape=(3,)) | dict(batch=5),
    switched("batch-norm-switches", "BatchNorm"),
    sequence("batch-norm-sequence", layer("Conv1D", 3, 2), layer("BatchNorm", Momentum=0.5), layer("Conv1D", 2, 2), shape=(5, 2)),
    switched("layer-norm-switches", "LayerNorm"),
    sequence("layer-norm-sequence", layer("Conv1D", 4, 1), layer("LayerNorm", Epsilon=0.0078125, Activation="GELU"), layer("Conv1D", 2, 2),
             shape=(4, 2)),
    switched("group-norm-switches", "GroupNorm", 2),
    sequence("group-norm-sequence", layer("Conv1D", 4, 1), layer("GroupNorm", 2, Activation="SiLU"), layer("Conv1D", 2, 2), shape=(4, 2)),
    switched("instance-norm-switches", "InstanceNorm"),
    sequence("instance-norm-sequence", layer("Conv1D", 3, 1), layer("InstanceNorm", Epsilon=0.0078125, Activation="Tanh"),
             layer("Conv1D", 2, 2), shape=(5, 2)),
    image("rms-norm-switches", pointwise(4), layer("RmsNorm", UseScale=False, Epsilon=0.0078125), pointwise(2), shape=(3, 2, 2)),
    sequence("rms-norm-sequence", layer("Conv1D", 3, 1), layer("RmsNorm", Activation="SiLU"), layer("Conv1D", 2, 2), shape=(4, 2)),
    image("layer-norm", pointwise(4), layer("LayerNorm"), layer("Flatten"), layer("Dense", 2)),
    image("group-norm", pointwise(4), layer("GroupNorm", 2, Epsilon=0.0078125), layer("Flatten"), layer("Dense", 2)),
    image("instance-norm", pointwise(3), layer("InstanceNorm"), layer("Flatten"), layer("Dense", 2)),
    image("rms-norm", pointwise(3), layer("RmsNorm"), layer("Flatten"), layer("Dense", 2)),
    image("residual", layer("Residual<Body>", Activation="ReLU"), layer("Residual<Wider>", Shortcut="Projection"), layer("GlobalAvgPool2D"),
          layer("Dense", 3), loss=CROSS_ENTROPY, blocks={
              "Body": [layer("Conv2D", 2, 3, Padding="Same", Activation="ReLU"), layer("Conv2D", 2, 3, Padding="Same")],
              "Wider": [layer("Conv2D", 3, 3, Padding="Same", Stride=2), layer("BatchNorm")],
              "Projection": [layer("Conv2D", 3, 1, Stride=2)]}),
    image("concat", layer("Concat<Identity, Small, Large>"), pointwise(2), blocks={
        "Small": [pointwise(2, Activation="Tanh")],
        "Large": [layer("Conv2D", 3, 3, Padding="Same")]}),
    image("squeeze-excitation", pointwise(4), layer("Multiply<Identity, Gate>"), pointwise(2), blocks={
        "Gate": [layer("GlobalAvgPool2D"), layer("Dense", 2, Activation="SiLU"), layer("Dense", 4, Activation="Sigmoid")]}),
    # A gate of shape 1x1xC, one per pixel (HxWx1), one on the left, and branches of one shape.
    image("multiply-channel", pointwise(3), layer("Multiply<Identity, Gate>"), pointwise(2), shape=(3, 2, 2), blocks={
        "Gate": [layer("GlobalAvgPool2D"), layer("Dense", 3, Activation="Sigmoid"), layer("Reshape", 1, 1, 3)]}),
    image("multiply-pixel", pointwise(3), layer("Multiply<Identity, Gate>"), pointwise(2), shape=(3, 4, 2), blocks={
        "Gate": [layer("Conv2D", 1, 3, Padding="Same", Activation="Sigmoid")]}),
    image("multiply-left", pointwise(3), layer("Multiply<Gate, Identity>"), pointwise(2), shape=(3, 2, 2), blocks={
        "Gate": [pointwise(1, Activation="Tanh")]}),
    image("multiply", pointwise(3), layer("Multiply<A, B>"), layer("Multiply<Identity, Identity>"), pointwise(2), shape=(3, 2, 2), blocks={
        "A": [pointwise(3)], "B": [pointwise(3, Activation="Tanh")]}),
    sequence("multiply-sequence", layer("Conv1D", 3, 1), layer("Multiply<Identity, Gate>"), layer("Conv1D", 2, 1), shape=(4, 2), blocks={
        "Gate": [layer("Conv1D", 1, 3, Padding="Same", Activation="Sigmoid")]}),
    image("add", pointwise(3), layer("Add<A, B>"), layer("Add<Identity, Identity>"), pointwise(2), shape=(4, 3, 2), blocks={
        "A": [layer("Conv2D", 3, 3, Padding="Same")], "B": [pointwise(3, Activation="Tanh")]}),
    image("add-spread", pointwise(3), layer("Add<Identity, Channel>"), layer("Add<Pixel, Identity>"), pointwise(2), shape=(3, 2, 2), blocks={
        "Channel": [layer("GlobalMaxPool2D"), layer("Dense", 3)], "Pixel": [pointwise(1, Activation="Tanh")]}),
    image("block-repeat", layer("Block<Stem>", Name="stem"), layer("Block<Stem>"), layer("Repeat<Body>", 2), layer("Block<Head>"),
          loss=CROSS_ENTROPY, shape=(3, 3, 2), blocks={
              "Stem": [pointwise(2, Activation="Tanh"), pointwise(3)],
              "Body": [layer("Residual<Inner>", Activation="Tanh"), layer("Conv2D", 3, 2, Padding="Same")],
              "Inner": [pointwise(2, Activation="SiLU"), pointwise(3)],
              "Head": [layer("GlobalAvgPool2D"), layer("Dense", 3)]}),
    sequence("concat-many", layer("Conv1D", 2, 1), layer("Concat<Identity, A>"), layer("Concat<A, B, Identity, B>"),
             layer("Concat<B, B, A, B, A>"), layer("Concat<B, A, B, B, B, A>"), layer("Conv1D", 2, 1), shape=(3, 2), blocks={
                 "A": [layer("Conv1D", 2, 1)], "B": [layer("Conv1D", 1, 1, Activation="Tanh")]}),
    # Rates of 0: in training, too, these layers give what they get.
    image("noise-zero", pointwise(3), layer("SpatialDropout", 0.0), pointwise(3), layer("GaussianNoise", 0.0), pointwise(3),
          layer("Dropout", 0.0), pointwise(2), shape=(3, 2, 2)),
    image("penalties2d", layer("Conv2D", 3, 2, L1=0.015625, L2=0.03125), layer("DepthwiseConv2D", 2, L1=0.03125, L2=0.0625),
          layer("SeparableConv2D", 3, 2, L1=0.046875, L2=0.015625), layer("ConvTranspose2D", 2, 2, L1=0.0078125, L2=0.0234375), shape=(5, 4, 2)),
    sequence("penalties1d", layer("Conv1D", 3, 2, L1=0.015625, L2=0.03125), layer("DepthwiseConv1D", 2, L1=0.03125, L2=0.0625),
             layer("ConvTranspose1D", 2, 2, L1=0.0078125, L2=0.0234375), layer("Flatten"), layer("Dense", 2, L1=0.046875, L2=0.015625)),
    image("pixel-cross-entropy", layer("Conv2D", 3, 3, Padding="Same", Activation="Tanh"), pointwise(3), loss=CROSS_ENTROPY),
]

# What draws random numbers in training can be compared with PyTorch in evaluation only, where it does nothing.
EVALUATION = [
    image("noise", pointwise(3), layer("SpatialDropout", 0.5), pointwise(3), layer("GaussianNoise", 0.75), pointwise(3),
          layer("Dropout", 0.25), pointwise(2), shape=(3, 2, 2)) | dict(training=False),
    sequence("noise-sequence", layer("Conv1D", 3, 1), layer("SpatialDropout", 0.5), layer("Conv1D", 3, 1), layer("GaussianNoise", 0.75),
             layer("Conv1D", 3, 1), layer("Dropout", 0.25), layer("Conv1D", 2, 1), shape=(4, 2)) | dict(training=False),
]
