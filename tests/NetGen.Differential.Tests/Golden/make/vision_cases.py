"""Image and signal networks: every layer at least once (GoldenCoverageTests), behind something that needs its gradient."""
from .attributes import attribute as layer

MSE = layer("MeanSquaredErrorLoss")
CROSS_ENTROPY = layer("CrossEntropyLoss")


def pointwise(channels, **properties):
    return layer("Conv2D", channels, 1, **properties)


def image(name, *layers, shape=(5, 4, 2), loss=MSE, blocks=None):
    return dict(name=name, input=list(shape), layers=list(layers), loss=loss, blocks=blocks or {}, batch=2, weights=0.75, inputs=1.5)


def sequence(name, *layers, shape=(7, 2), loss=MSE):
    return image(name, *layers, shape=shape, loss=loss)


VISION = [
    image("conv2d", pointwise(3), layer("Conv2D", 4, 3, 2, Activation="Tanh"), layer("Flatten"), layer("Dense", 3), shape=(5, 6, 2)),
    # Even extents and strides: one zero more behind than before.
    image("conv2d-same", layer("Conv2D", 3, 3, Padding="Same", Stride=2, Activation="SiLU"), layer("Conv2D", 2, 2, Padding="Same"),
          shape=(5, 6, 2)),
    image("conv2d-padding", pointwise(2), layer("Conv2D", 3, 3, PaddingHeight=1, PaddingWidth=2, Stride=2, UseBias=False)),
    image("conv2d-stride", pointwise(2), layer("Conv2D", 3, 2, StrideHeight=3, StrideWidth=2, PaddingSize=1)),
    image("conv2d-dilation", pointwise(2), layer("Conv2D", 3, 3, 2, Dilation=2, Padding="Same"), layer("Conv2D", 2, 2, DilationHeight=3)),
    image("conv2d-groups", pointwise(4), layer("Conv2D", 6, 3, 2, Groups=2, Stride=2, PaddingSize=1, Activation="PReLU")),
    image("depthwise-conv2d", pointwise(3), layer("DepthwiseConv2D", 3, Padding="Same", Stride=2), layer("Activation", "Tanh")),
    image("depthwise-conv2d-multiplier", pointwise(3), layer("DepthwiseConv2D", 2, 3, DepthMultiplier=2, PaddingSize=1)),
    image("separable-conv2d", pointwise(3), layer("SeparableConv2D", 4, 3, Padding="Same", DepthMultiplier=1, Activation="GELU")),
    image("conv-transpose2d", pointwise(4), layer("ConvTranspose2D", 4, 3, Stride=2, PaddingSize=1, OutputPadding=1, Groups=2),
          shape=(3, 2, 2)),
    image("conv-transpose2d-dilation", pointwise(2), layer("ConvTranspose2D", 3, 2, 3, StrideHeight=1, StrideWidth=2, Dilation=2,
                                                          PaddingHeight=1), shape=(3, 2, 2)),
    sequence("conv1d", layer("Conv1D", 3, 3, Stride=2, PaddingSize=1, Activation="Tanh"), layer("Conv1D", 4, 2, Padding="Same"),
             layer("Conv1D", 2, 2, Dilation=2)),
    sequence("depthwise-conv1d", layer("Conv1D", 3, 1), layer("DepthwiseConv1D", 3, Padding="Same", Stride=2)),
    sequence("conv-transpose1d", layer("Conv1D", 3, 1), layer("ConvTranspose1D", 2, 3, Stride=2, PaddingSize=1, OutputPadding=1),
             shape=(4, 2)),
    image("max-pool2d", pointwise(2), layer("MaxPool2D", 3, Stride=2, PaddingSize=1)),
    image("max-pool2d-apart", pointwise(2), layer("MaxPool2D", 2), layer("Flatten"), layer("Dense", 2)),
    image("avg-pool2d", pointwise(2), layer("AvgPool2D", 3, Stride=2, PaddingSize=1)),
    image("avg-pool2d-inside", pointwise(2), layer("AvgPool2D", 3, Stride=2, PaddingSize=1, CountIncludePad=False)),
    image("global-avg-pool2d", pointwise(3, Activation="Tanh"), layer("GlobalAvgPool2D"), layer("Dense", 2)),
    image("global-max-pool2d", pointwise(3), layer("GlobalMaxPool2D"), layer("Dense", 2)),
    sequence("pools1d", layer("Conv1D", 3, 1), layer("MaxPool1D", 2, Stride=1), layer("AvgPool1D", 3, Stride=2, PaddingSize=1),
             layer("GlobalAvgPool1D"), layer("Dense", 2)),
    sequence("global-max-pool1d", layer("Conv1D", 3, 1), layer("GlobalMaxPool1D"), layer("Dense", 2)),
    image("up-sample2d-nearest", pointwise(2), layer("UpSample2D", 2, 3), layer("Conv2D", 2, 2), shape=(3, 2, 2)),
    image("up-sample2d-bilinear", pointwise(2), layer("UpSample2D", 2, 3, Interpolation="Bilinear"), layer("Conv2D", 2, 2),
          shape=(3, 2, 2)),
    image("zero-pad2d", pointwise(2), layer("ZeroPad2D", 1, 0, 2, 1), layer("Conv2D", 2, 2), shape=(3, 3, 2)),
    image("reshape-permute", pointwise(3), layer("Permute", 3, 1, 2), layer("Reshape", 6, 10), layer("Conv1D", 2, 2)),
    image("batch-norm-conv", layer("Conv2D", 3, 2, UseBias=False), layer("BatchNorm", Activation="ReLU"), layer("Flatten"),
          layer("Dense", 3), loss=CROSS_ENTROPY),
    image("batch-norm-dense", layer("Dense", 4), layer("BatchNorm", Momentum=0.25, Epsilon=0.0078125, Activation="Tanh"),
          layer("Dense", 2), shape=(3,)) | dict(batch=5),
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
    image("max-pool2d-same", pointwise(2), layer("MaxPool2D", 3, Stride=2, Padding="Same"), layer("MaxPool2D", 2, Stride=1, Padding="Same"), shape=(5, 6, 2)),
    image("avg-pool2d-same", pointwise(2), layer("AvgPool2D", 3, Stride=2, Padding="Same"), shape=(5, 6, 2)),
    image("avg-pool2d-same-inside", pointwise(2), layer("AvgPool2D", 2, Padding="Same", Stride=1, CountIncludePad=False)),
    sequence("pools1d-same", layer("Conv1D", 3, 1), layer("MaxPool1D", 2, Stride=1, Padding="Same"), layer("AvgPool1D", 3, Stride=2, Padding="Same")),
    sequence("up-sample1d", layer("Conv1D", 3, 1), layer("UpSample1D", 3), layer("Conv1D", 2, 2), shape=(3, 2)),
    image("cropping2d", pointwise(2), layer("Cropping2D", 1, 0, 1, 1), layer("Conv2D", 2, 2), shape=(5, 6, 2)),
    # Without their effect: PyTorch's random numbers are others.
    image("spatial-dropout-none", pointwise(2), layer("SpatialDropout", 0), layer("GaussianNoise", 0), pointwise(2)),
    image("conv-transpose2d-one-filter", pointwise(3), layer("ConvTranspose2D", 3, 2, Groups=3, Stride=2), shape=(3, 2, 2)),
    image("batch-norm-shift", pointwise(4), layer("BatchNorm", UseScale=False), layer("Flatten"), layer("Dense", 2)),
    image("batch-norm-scale", pointwise(4), layer("BatchNorm", UseBias=False), layer("Flatten"), layer("Dense", 2)),
    image("layer-norm-bare", pointwise(4), layer("LayerNorm", UseScale=False, UseBias=False), layer("Flatten"), layer("Dense", 2)),
    image("group-norm-shift", pointwise(4), layer("GroupNorm", 2, UseScale=False), layer("Flatten"), layer("Dense", 2)),
    image("instance-norm-scale", pointwise(4), layer("InstanceNorm", UseBias=False), layer("Flatten"), layer("Dense", 2)),
    image("rms-norm-bare", pointwise(4), layer("RmsNorm", UseScale=False), layer("Flatten"), layer("Dense", 2)),
    sequence("norms1d", layer("Conv1D", 4, 2), layer("BatchNorm", Activation="Tanh"), layer("GroupNorm", 2), layer("Conv1D", 3, 1), layer("InstanceNorm"),
             layer("Flatten"), layer("Dense", 2)),
    image("blocks", layer("Block<Body>"), layer("Repeat<Body>", 2), layer("Add<Body, Other>"), blocks={
        "Body": [layer("Conv2D", 2, 3, Padding="Same", Activation="Tanh")],
        "Other": [layer("Block<Body>"), pointwise(2)]}),
    image("gate-per-pixel", pointwise(3), layer("Multiply<Identity, Gate>"), pointwise(2), blocks={
        "Gate": [layer("Conv2D", 1, 3, Padding="Same", Activation="Sigmoid")]}),
    image("pixel-cross-entropy", layer("Conv2D", 3, 3, Padding="Same", Activation="Tanh"), pointwise(3), loss=CROSS_ENTROPY),
]
