"""Image and signal networks described by attributes, run by PyTorch: parameters and running statistics by NetGen's names.

Values are channels-last between layers, as NetGen has them; each layer turns them round for PyTorch and back.
"""
import math

import torch
import torch.nn.functional as F

from .activations import ACTIVATIONS


def channels_first(x):
    return x.movedim(-1, 1)


def channels_last(x):
    return x.movedim(1, -1)


def pair(properties, name, default):
    """A number for rows and one for columns: Stride = 2, or StrideHeight = 1, StrideWidth = 3."""
    both = properties.get(name, default)
    name = name.removesuffix("Size")
    return [properties.get(f"{name}Height", both), properties.get(f"{name}Width", both)]


def kernel_of(arguments, axes):
    return (arguments * axes)[:axes] if len(arguments) == 1 else list(arguments)


def per_axis(properties, axes, name, default):
    return pair(properties, name, default) if axes == 2 else [properties.get(name, default)]


class Sink:
    """Where a run notes parameters when they are asked for first, and how near values come to where nothing is smooth."""

    def __init__(self, create):
        self.create, self.values, self.buffers, self.next_buffers, self.distances = create, {}, {}, {}, []

    def parameter(self, name, shape):
        if name not in self.values:
            self.values[name] = self.create(shape)
        return self.values[name]

    def buffer(self, name, shape, positive):
        if name not in self.buffers:
            value = self.create(shape)
            self.buffers[name] = value.abs() + 0.5 if positive else value
        return self.buffers[name]


class VisionModel:
    def __init__(self, case):
        self.layers, self.blocks = case["layers"], case.get("blocks", {})

    def forward(self, sink, x, training):
        return self._stack(sink, self.layers, "", x, training)

    def _stack(self, sink, layers, path, x, training):
        ordinals = {}
        for layer in layers:
            kind, _, arguments = layer["kind"].partition("<")
            ordinals[kind] = ordinals.get(kind, 0) + 1
            properties = layer["properties"]
            name = path + properties.get("Name", f"{kind.lower()}{ordinals[kind]}")
            blocks = arguments.rstrip(">").split(", ") if arguments else []
            x = self._layer(sink, kind, blocks, name, layer["arguments"], properties, x, training)
        return x

    def _block(self, sink, block, path, x, training):
        return x if block == "Identity" else self._stack(sink, self.blocks[block], path, x, training)

    def _layer(self, sink, kind, blocks, name, arguments, properties, x, training):
        if kind == "Block":
            return self._block(sink, blocks[0], f"{name}.", x, training)
        if kind == "Repeat":
            for i in range(arguments[0]):
                x = self._block(sink, blocks[0], f"{name}.{i}.", x, training)
            return x
        if kind in ("Residual", "Concat", "Multiply", "Add"):
            x = self._joined(sink, kind, blocks, name, properties, x, training)
            return self._activate(sink, name, properties, x)
        if kind == "BatchNorm":
            channels = x.shape[-1]
            mean = sink.buffer(f"{name}.running_mean", (channels,), positive=False).clone()
            variance = sink.buffer(f"{name}.running_var", (channels,), positive=True).clone()
            weight, bias, epsilon = self._affine(sink, name, properties, channels)
            y = F.batch_norm(channels_first(x), mean, variance, weight, bias, training, properties.get("Momentum", 0.1), epsilon)
            sink.next_buffers.update({f"{name}.running_mean": mean, f"{name}.running_var": variance})
            return self._activate(sink, name, properties, channels_last(y))
        function = getattr(self, "_" + kind.lower().removesuffix("1d").removesuffix("2d"), None)
        if function is None:
            raise ValueError(f"no PyTorch counterpart of [{kind}]")
        axes = 1 if kind.endswith("1D") else 2
        y = function(sink, name, arguments, properties, axes, x)
        return self._activate(sink, name, properties, y)

    def _joined(self, sink, kind, blocks, name, properties, x, training):
        if kind == "Residual":
            body = self._block(sink, blocks[0], f"{name}.", x, training)
            shortcut = properties.get("Shortcut")
            return body + (self._block(sink, shortcut, f"{name}.shortcut.", x, training) if shortcut else x)
        branches = [self._block(sink, block, f"{name}.{i}.", x, training) for i, block in enumerate(blocks)]
        if kind == "Concat":
            return torch.cat(branches, dim=-1)
        a, b = branches
        if a.dim() > b.dim():  # a gate on channels
            b = b.reshape(b.shape[0], *[1] * (a.dim() - 2), b.shape[-1])
        return a * b if kind == "Multiply" else a + b

    def _activate(self, sink, name, properties, x):
        activation = properties.get("Activation", "Identity")
        function, kinks = ACTIVATIONS[activation]
        sink.distances += [(x - kink).detach() for kink in kinks]
        weight = sink.parameter(f"{name}.prelu.weight", (1,)) if activation == "PReLU" else None
        return function(x, properties.get("Slope", 0.01), properties.get("Alpha", 1.0), weight)

    def _activation(self, sink, name, arguments, properties, axes, x):
        return self._activate(sink, name, {"Activation": arguments[0]}, x)

    def _flatten(self, sink, name, arguments, properties, axes, x):
        return x.flatten(1)

    def _dense(self, sink, name, arguments, properties, axes, x):
        weight = sink.parameter(f"{name}.weight", (arguments[0], x.shape[-1]))
        return F.linear(x, weight, self._bias(sink, name, arguments[0], properties))

    def _bias(self, sink, name, channels, properties):
        return sink.parameter(f"{name}.bias", (channels,)) if properties.get("UseBias", True) else None

    def _convolve(self, x, weight, bias, properties, axes, groups):
        """`same` padding is put round the input beforehand, the odd zero behind."""
        kernel = weight.shape[2:]
        stride, dilation = per_axis(properties, axes, "Stride", 1), per_axis(properties, axes, "Dilation", 1)
        padding = per_axis(properties, axes, "PaddingSize", 0)
        x = channels_first(x)
        if properties.get("Padding") == "Same":
            x = F.pad(x, self._same(x, kernel, stride, dilation))
        function = F.conv2d if axes == 2 else F.conv1d
        return channels_last(function(x, weight, bias, stride, padding, dilation, groups))

    @staticmethod
    def _same(x, kernel, stride, dilation):
        """Elements before and behind each axis as Keras has them, for F.pad, which counts from the last axis."""
        sides = []
        for extent, k, s, d in zip(x.shape[2:], kernel, stride, dilation):
            total = max(0, (math.ceil(extent / s) - 1) * s + (k - 1) * d + 1 - extent)
            sides = [total // 2, total - total // 2] + sides
        return sides

    def _conv(self, sink, name, arguments, properties, axes, x):
        filters, groups = arguments[0], properties.get("Groups", 1)
        weight = sink.parameter(f"{name}.weight", (filters, x.shape[-1] // groups, *kernel_of(arguments[1:], axes)))
        return self._convolve(x, weight, self._bias(sink, name, filters, properties), properties, axes, groups)

    def _depthwiseconv(self, sink, name, arguments, properties, axes, x):
        channels = x.shape[-1]
        filters = channels * properties.get("DepthMultiplier", 1)
        weight = sink.parameter(f"{name}.weight", (filters, 1, *kernel_of(arguments, axes)))
        return self._convolve(x, weight, self._bias(sink, name, filters, properties), properties, axes, channels)

    def _separableconv(self, sink, name, arguments, properties, axes, x):
        channels, filters = x.shape[-1], arguments[0]
        between = channels * properties.get("DepthMultiplier", 1)
        depthwise = sink.parameter(f"{name}.depthwise.weight", (between, 1, *kernel_of(arguments[1:], axes)))
        pointwise = sink.parameter(f"{name}.pointwise.weight", (filters, between, 1, 1))
        x = self._convolve(x, depthwise, None, properties, axes, channels)
        return self._convolve(x, pointwise, self._bias(sink, f"{name}.pointwise", filters, properties), {}, axes, 1)

    def _convtranspose(self, sink, name, arguments, properties, axes, x):
        filters, groups = arguments[0], properties.get("Groups", 1)
        weight = sink.parameter(f"{name}.weight", (x.shape[-1], filters // groups, *kernel_of(arguments[1:], axes)))
        function = F.conv_transpose2d if axes == 2 else F.conv_transpose1d
        return channels_last(function(
            channels_first(x), weight, self._bias(sink, name, filters, properties), per_axis(properties, axes, "Stride", 1),
            per_axis(properties, axes, "PaddingSize", 0), per_axis(properties, axes, "OutputPadding", 0), groups,
            per_axis(properties, axes, "Dilation", 1)))

    def _maxpool(self, sink, name, arguments, properties, axes, x):
        kernel = kernel_of(arguments, axes)
        stride = [properties.get("Stride", k) for k in kernel]
        padding = per_axis(properties, axes, "PaddingSize", 0)
        if properties.get("Padding") == "Same":
            first = channels_first(x)
            x = channels_last(F.pad(first, self._same(first, kernel, stride, [1] * axes), value=-1e6))
        self._note_ties(sink, x, kernel, stride, padding)
        function = F.max_pool2d if axes == 2 else F.max_pool1d
        return channels_last(function(channels_first(x), kernel, stride, padding))

    def _note_ties(self, sink, x, kernel, stride, padding):
        """How far the largest value of each window is above the next."""
        images = channels_first(x.detach()).flatten(0, 1).unsqueeze(1)
        if images.dim() == 3:
            images, kernel, stride, padding = images.unsqueeze(-1), [*kernel, 1], [*stride, 1], [*padding, 0]
        padded = F.pad(images, [padding[1], padding[1], padding[0], padding[0]], value=-1e6)
        windows = F.unfold(padded, kernel, stride=stride)
        if windows.shape[1] > 1:
            top = windows.topk(2, dim=1).values
            gap = top[:, 0] - top[:, 1]
            sink.distances.append(torch.cat([gap.flatten(), -gap.flatten()]))

    def _avgpool(self, sink, name, arguments, properties, axes, x):
        kernel = kernel_of(arguments, axes)
        function = F.avg_pool2d if axes == 2 else F.avg_pool1d
        if properties.get("Padding") == "Same":
            stride, first = [properties.get("Stride", k) for k in kernel], channels_first(x)
            sides = self._same(first, kernel, stride, [1] * axes)
            mean = function(F.pad(first, sides), kernel, stride)
            share = 1 if properties.get("CountIncludePad", True) else function(F.pad(torch.ones_like(first), sides), kernel, stride)
            return channels_last(mean / share)
        return channels_last(function(
            channels_first(x), kernel, [properties.get("Stride", k) for k in kernel], per_axis(properties, axes, "PaddingSize", 0),
            ceil_mode=False, count_include_pad=properties.get("CountIncludePad", True)))

    def _globalavgpool(self, sink, name, arguments, properties, axes, x):
        return x.flatten(1, -2).mean(1)

    def _globalmaxpool(self, sink, name, arguments, properties, axes, x):
        extent = list(x.shape[1:-1])
        self._note_ties(sink, x, extent, extent, [0] * len(extent))
        return x.flatten(1, -2).amax(1)

    def _upsample(self, sink, name, arguments, properties, axes, x):
        factors = [float(f) for f in kernel_of(arguments, axes)]
        if properties.get("Interpolation", "Nearest") == "Nearest":
            return channels_last(F.interpolate(channels_first(x), scale_factor=factors, mode="nearest"))
        return channels_last(F.interpolate(channels_first(x), scale_factor=factors, mode="bilinear", align_corners=False))

    def _zeropad(self, sink, name, arguments, properties, axes, x):
        top, bottom, left, right = arguments * 4 if len(arguments) == 1 else arguments
        return channels_last(F.pad(channels_first(x), [left, right, top, bottom]))

    def _cropping(self, sink, name, arguments, properties, axes, x):
        top, bottom, left, right = arguments
        return x[:, top:x.shape[1] - bottom, left:x.shape[2] - right]

    def _spatialdropout(self, sink, name, arguments, properties, axes, x):
        return self._nothing(arguments, x)

    def _gaussiannoise(self, sink, name, arguments, properties, axes, x):
        return self._nothing(arguments, x)

    @staticmethod
    def _nothing(arguments, x):
        if arguments != [0]:
            raise ValueError("PyTorch's random numbers are others than NetGen's")
        return x

    def _reshape(self, sink, name, arguments, properties, axes, x):
        return x.reshape(x.shape[0], *arguments)

    def _permute(self, sink, name, arguments, properties, axes, x):
        return x.permute(0, *arguments)

    def _affine(self, sink, name, properties, channels):
        # PyTorch 1.13 can't go back through one without the other.
        weight = sink.parameter(f"{name}.weight", (channels,)) if properties.get("UseScale", True) else torch.ones(channels)
        bias = self._bias(sink, name, channels, properties)
        return weight, torch.zeros(channels) if bias is None else bias, properties.get("Epsilon", 1e-5)

    def _layernorm(self, sink, name, arguments, properties, axes, x):
        weight, bias, epsilon = self._affine(sink, name, properties, x.shape[-1])
        return F.layer_norm(x, (x.shape[-1],), weight, bias, epsilon)

    def _groupnorm(self, sink, name, arguments, properties, axes, x):
        weight, bias, epsilon = self._affine(sink, name, properties, x.shape[-1])
        return channels_last(F.group_norm(channels_first(x), arguments[0], weight, bias, epsilon))

    def _instancenorm(self, sink, name, arguments, properties, axes, x):
        weight, bias, epsilon = self._affine(sink, name, properties, x.shape[-1])
        return channels_last(F.instance_norm(channels_first(x), weight=weight, bias=bias, eps=epsilon))

    def _rmsnorm(self, sink, name, arguments, properties, axes, x):
        # Not in PyTorch 1.13: written out as its paper and torch.nn.RMSNorm define it.
        weight = sink.parameter(f"{name}.weight", (x.shape[-1],)) if properties.get("UseScale", True) else 1
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + properties.get("Epsilon", 1e-5)) * weight
