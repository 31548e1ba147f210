"""The image networks that are compared, as PyTorch's users write them; the same layers, sizes and penalties as NetGen's."""
import copy

import torch
from torch import nn
from torch.nn import functional


def same(size, kernel, stride):
    """The padding before and after an axis that leaves ceil(size / stride) positions, as Keras and ONNX SAME_UPPER have it."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class Pad(nn.Module):
    """Zeros that a convolution can't add itself, because they differ before and after."""

    def __init__(self, top, bottom, left, right):
        super().__init__()
        self._sides = (left, right, top, bottom)

    def forward(self, x):
        return functional.pad(x, self._sides)


class Builder:
    """A stack of layers that knows the shape it has reached."""

    def __init__(self, height, width, channels):
        self.height, self.width, self.channels = height, width, channels
        self.layers = []

    def add(self, *layers):
        self.layers += layers
        return self

    def conv(self, filters, kernel, stride=1, depthwise=False):
        kernel = (kernel, kernel) if isinstance(kernel, int) else kernel
        top, bottom = same(self.height, kernel[0], stride)
        left, right = same(self.width, kernel[1], stride)
        padding = (top, left)
        if (top, left) != (bottom, right):
            self.add(Pad(top, bottom, left, right))
            padding = 0
        groups = self.channels if depthwise else 1
        self.add(nn.Conv2d(self.channels, filters, kernel, stride, padding, groups=groups))
        self.height, self.width, self.channels = -(-self.height // stride), -(-self.width // stride), filters
        return self

    def norm(self, relu=True):
        self.add(nn.BatchNorm2d(self.channels))
        return self.add(nn.ReLU()) if relu else self

    def separable(self, filters, stride=1):
        return self.conv(self.channels, 3, stride, depthwise=True).norm().conv(filters, 1).norm()

    def residual(self, filters, stride=1):
        inner = Builder(self.height, self.width, self.channels).conv(filters, 3, stride).norm().conv(filters, 3).norm(relu=False)
        way = nn.Conv2d(self.channels, filters, 1, stride) if stride > 1 else nn.Identity()
        self.height, self.width, self.channels = inner.height, inner.width, inner.channels
        return self.add(Residual(inner.build(), way))

    def build(self):
        return nn.Sequential(*self.layers)


class Residual(nn.Module):
    def __init__(self, inner, way):
        super().__init__()
        self.inner, self.way = inner, way

    def forward(self, x):
        return functional.relu(self.inner(x) + self.way(x))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


def ds_cnn():
    net = Builder(49, 10, 1).conv(64, (10, 4), 2).norm().add(nn.Dropout(0.2))
    for _ in range(4):
        net.separable(64)
    return net.add(nn.Dropout(0.4), nn.AvgPool2d((24, 5)), nn.Flatten(), nn.Linear(64, 12)).build()


def resnet8():
    net = Builder(32, 32, 3).conv(16, 3).norm().residual(16).residual(32, 2).residual(64, 2)
    return net.add(nn.AvgPool2d(8), nn.Flatten(), nn.Linear(64, 10)).build()


def mobilenet():
    net = Builder(96, 96, 3).conv(8, 3, 2).norm()
    for filters, stride in ((16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), *[(128, 1)] * 5, (256, 2), (256, 1)):
        net.separable(filters, stride)
    return net.add(nn.AvgPool2d(3), nn.Flatten(), nn.Linear(256, 2)).build()


# Name: builder, shape of an input (channels first), classes, and the convolutions whose weights L2 keeps small.
NETWORKS = {
    "lenet5": (lenet5, (1, 28, 28), 10, lambda name, parameter: False),
    "ds-cnn": (ds_cnn, (1, 49, 10), 12, lambda name, parameter: name == "1.weight"),
    "resnet8": (resnet8, (3, 32, 32), 10, lambda name, parameter: parameter.dim() == 4),
    "mobilenet": (mobilenet, (3, 96, 96), 2, lambda name, parameter: False),
}

# NetGen's L2 = 1e-4 adds 1e-4 · ‖w‖² to the loss; PyTorch's weight decay is the gradient's factor.
WEIGHT_DECAY = 2e-4


def parameter_groups(model, is_penalised):
    named = list(model.named_parameters())
    return [
        {"params": [p for n, p in named if not is_penalised(n, p)]},
        {"params": [p for n, p in named if is_penalised(n, p)], "weight_decay": WEIGHT_DECAY},
    ]


def check_parameters(model, expected):
    """Raises ValueError unless the model has as many trainable parameters as NetGen's."""
    count = sum(parameter.numel() for parameter in model.parameters())
    if count != expected:
        raise ValueError(f"PyTorch's network has {count} trainable parameters, NetGen's {expected}")


def layouts(model, inputs):
    """The model and its inputs in both layouts that PyTorch knows for images."""
    yield "channels-first", copy.deepcopy(model), inputs
    yield "channels-last", copy.deepcopy(model).to(memory_format=torch.channels_last), inputs.contiguous(memory_format=torch.channels_last)
