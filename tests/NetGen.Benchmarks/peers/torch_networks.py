"""Networks in PyTorch, layer by layer as NetGen has them: single convolutions, samples/MlperfTiny, and LeNet-5 of tests/NetGen.OneResult."""
from dataclasses import dataclass
from typing import Callable

from torch import nn
from torch.nn import functional

L2 = 1e-4  # times the sum of squares: the decay of the gradient is twice as large


def same_padding(size, kernel, stride):
    """Zeros before and behind an axis as Keras has them: ceil(size / stride) outputs, an odd zero goes behind."""
    zeros = max(0, (-(-size // stride) - 1) * stride + kernel - size)
    return zeros // 2, zeros - zeros // 2


class SameConv2d(nn.Conv2d):
    """What nn.Conv2d can't do: padding with one more zero behind than before."""

    def __init__(self, size, inputs, outputs, kernel, stride=1, groups=1):
        kernels = kernel if isinstance(kernel, tuple) else (kernel, kernel)
        (top, bottom), (left, right) = (same_padding(*axis, stride) for axis in zip(size, kernels))
        super().__init__(inputs, outputs, kernel, stride, padding=(top, left), groups=groups)
        behind = (0, right - left, 0, bottom - top)
        self._behind = behind if any(behind) else None

    def forward(self, image):
        return super().forward(functional.pad(image, self._behind) if self._behind else image)


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


def small_conv():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 13 * 13, 64), nn.ReLU(inplace=True), nn.Linear(64, 10))


def normalised(convolution):
    return convolution, nn.BatchNorm2d(convolution.out_channels), nn.ReLU(inplace=True)


def separable(size, inputs, outputs, stride=1):
    """A depthwise convolution and a pointwise one."""
    return (*normalised(SameConv2d((size, size) if isinstance(size, int) else size, inputs, inputs, 3, stride, groups=inputs)),
            *normalised(nn.Conv2d(inputs, outputs, 1)))


def ds_cnn():
    layers = [*normalised(SameConv2d((49, 10), 1, 64, (10, 4), 2)), nn.Dropout(0.2)]
    for _ in range(4):
        layers += separable((25, 5), 64, 64)
    return nn.Sequential(*layers, nn.Dropout(0.4), nn.AvgPool2d((24, 5)), nn.Flatten(), nn.Linear(64, 12))


class Residual(nn.Module):
    def __init__(self, size, inputs, filters, stride):
        super().__init__()
        inner = size // stride
        self.stack = nn.Sequential(
            *normalised(SameConv2d((size, size), inputs, filters, 3, stride)),
            SameConv2d((inner, inner), filters, filters, 3), nn.BatchNorm2d(filters))
        self.shortcut = nn.Identity() if stride == 1 else nn.Conv2d(inputs, filters, 1, stride)

    def forward(self, image):
        result = self.stack(image)
        result += self.shortcut(image)
        return functional.relu(result, inplace=True)


def resnet8():
    return nn.Sequential(
        *normalised(SameConv2d((32, 32), 3, 16, 3)), Residual(32, 16, 16, 1), Residual(32, 16, 32, 2), Residual(16, 32, 64, 2),
        nn.AvgPool2d(8), nn.Flatten(), nn.Linear(64, 10))


def mobilenet():
    """MobileNetV1 of width 0.25."""
    layers = [*normalised(SameConv2d((96, 96), 3, 8, 3, 2))]
    size, inputs = 48, 8
    for outputs, stride in ((16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), *[(128, 1)] * 5, (256, 2), (256, 1)):
        layers += separable(size, inputs, outputs, stride)
        size, inputs = size // stride, outputs
    return nn.Sequential(*layers, nn.AvgPool2d(3), nn.Flatten(), nn.Linear(256, 2))


def anomaly_detection():
    """An autoencoder of tables."""
    layers, inputs = [], 640
    for outputs in (128, 128, 128, 128, 8, 128, 128, 128, 128):
        layers += [nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs), nn.ReLU(inplace=True)]
        inputs = outputs
    return nn.Sequential(*layers, nn.Linear(inputs, 640))


@dataclass(frozen=True)
class Network:
    image: tuple  # channels, height, width; or the size of a row of a table
    classes: int
    build: Callable
    penalised: Callable = lambda model: []  # the layers whose weights have an L2 penalty

    def parameter_groups(self, model):
        """The parameters as an optimizer wants them."""
        weights = [layer.weight for layer in self.penalised(model)]
        if not weights:
            return list(model.parameters())
        others = [parameter for parameter in model.parameters() if all(parameter is not weight for weight in weights)]
        return [{"params": weights, "weight_decay": 2 * L2}, {"params": others}]


NETWORKS = {
    "conv-3x3-32-64": Network((32, 28, 28), 64, lambda: nn.Conv2d(32, 64, 3, padding=1)),
    "conv-3x3-1-32": Network((1, 28, 28), 32, lambda: nn.Conv2d(1, 32, 3, padding=1)),
    "conv-3x3-3-32": Network((3, 32, 32), 32, lambda: nn.Conv2d(3, 32, 3, padding=1)),
    "depthwise-3x3-64": Network((64, 28, 28), 64, lambda: nn.Conv2d(64, 64, 3, padding=1, groups=64)),
    "depthwise-3x3-64-25x5": Network((64, 25, 5), 64, lambda: nn.Conv2d(64, 64, 3, padding=1, groups=64)),
    "anomaly-detection": Network((640,), 640, anomaly_detection),
    "small-conv": Network((1, 28, 28), 10, small_conv),
    "lenet5": Network((1, 28, 28), 10, lenet5),
    "ds-cnn": Network((1, 49, 10), 12, ds_cnn, lambda model: [model[0]]),
    "resnet8": Network((3, 32, 32), 10, resnet8, lambda model: [layer for layer in model.modules() if isinstance(layer, nn.Conv2d)]),
    "mobilenet": Network((3, 96, 96), 2, mobilenet),
}
