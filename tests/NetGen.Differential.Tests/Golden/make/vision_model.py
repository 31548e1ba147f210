"""Image and signal networks described by attributes, run by PyTorch: parameters and running statistics by NetGen's names.

Values are channels-last between layers, as NetGen has them; each layer turns them round for PyTorch and back.
Where PyTorch has no operator, its formula stands here; ../README.md lists those.
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


def same_padding(extents, kernel, stride, dilation):
    """What NetGen's `same` (Keras', and ONNX' SAME_UPPER) puts round an input, as F.pad takes it: the odd one behind."""
    padding = []
    for extent, k, s, d in zip(extents, kernel, stride, dilation):
        total = max(0, (math.ceil(extent / s) - 1) * s + (k - 1) * d + 1 - extent)
        padding = [total // 2, total - total // 2] + padding  # F.pad counts from the last axis
    return padding


def symmetric_padding(sizes):
    return [size for padding in reversed(sizes) for size in (padding, padding)]


def spread(value, over):
    """One value a channel, (C), in front of the positions of (H, W, C); what has all axes PyTorch spreads itself."""
    return value.reshape(value.shape[0], *[1] * (over.dim() - 2), value.shape[-1]) if value.dim() < over.dim() else value


def per_axis(properties, axes, name, default):
    return pair(properties, name, default) if axes == 2 else [properties.get(name, default)]


class Sink:
    """Where a run notes parameters when they are asked for first, and how near values come to where nothing is smooth."""

    def __init__(self, create):
        self.create, self.values, self.buffers, self.next_buffers, self.distances = create, {}, {}, {}, []
        self._penalties = {}

    def parameter(self, name, shape):
        if name not in self.values:
            self.values[name] = self.create(shape)
        return self.values[name]

    def weight(self, name, shape, properties):
        """A parameter that the layer's L1 and L2 penalise."""
        self._penalties[name] = properties.get("L1", 0.0), properties.get("L2", 0.0)
        return self.parameter(name, shape)

    def penalty(self):
        return sum(l1 * self.values[name].abs().sum() + l2 * self.values[name].pow(2).sum() for name, (l1, l2) in self._penalties.items())

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
        if kind in ("Dropout", "SpatialDropout", "GaussianNoise"):
            return self._noise(kind, arguments[0], x, training)
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
        a, b = spread(a, b), spread(b, a)
        return a * b if kind == "Multiply" else a + b

    def _noise(self, kind, amount, x, training):
        """Nothing in evaluation. In training only an amount of 0 can be compared: nobody else draws NetGen's random numbers."""
        if training and amount != 0:
            raise ValueError(f"[{kind}({amount})] has no counterpart in training: give its case training=False")
        if kind == "Dropout":
            return F.dropout(x, amount, training)
        if kind == "SpatialDropout":
            return channels_last((F.dropout2d if x.dim() == 4 else F.dropout1d)(channels_first(x), amount, training))
        return x  # PyTorch has no operator for Gaussian noise

    def _activate(self, sink, name, properties, x):
        activation = properties.get("Activation", "Identity")
        function, kinks = ACTIVATIONS[activation]
        sink.distances += [(x - kink).detach() for kink in kinks]
        weight = sink.parameter(f"{name}.prelu.weight", (1,)) if activation == "PReLU" else None
        return function(x, properties.get("Slope", 0.01), properties.get("Alpha", 1.0), weight)

    def _activation(self, sink, name, arguments, properties, axes, x):
        return self._activate(sink, name, properties | {"Activation": arguments[0]}, x)

    def _flatten(self, sink, name, arguments, properties, axes, x):
        return x.flatten(1)

    def _dense(self, sink, name, arguments, properties, axes, x):
        weight = sink.weight(f"{name}.weight", (arguments[0], x.shape[-1]), properties)
        return F.linear(x, weight, self._bias(sink, name, arguments[0], properties))

    def _bias(self, sink, name, channels, properties):
        return sink.parameter(f"{name}.bias", (channels,)) if properties.get("UseBias", True) else None

    def _convolve(self, x, weight, bias, properties, axes, groups):
        """`same` padding is put round the input beforehand."""
        kernel = weight.shape[2:]
        stride, dilation = per_axis(properties, axes, "Stride", 1), per_axis(properties, axes, "Dilation", 1)
        padding = per_axis(properties, axes, "PaddingSize", 0)
        x = channels_first(x)
        if properties.get("Padding") == "Same":
            x = F.pad(x, same_padding(x.shape[2:], kernel, stride, dilation))
        function = F.conv2d if axes == 2 else F.conv1d
        return channels_last(function(x, weight, bias, stride, padding, dilation, groups))

    def _conv(self, sink, name, arguments, properties, axes, x):
        filters, groups = arguments[0], properties.get("Groups", 1)
        weight = sink.weight(f"{name}.weight", (filters, x.shape[-1] // groups, *kernel_of(arguments[1:], axes)), properties)
        return self._convolve(x, weight, self._bias(sink, name, filters, properties), properties, axes, groups)

    def _depthwiseconv(self, sink, name, arguments, properties, axes, x):
        channels = x.shape[-1]
        filters = channels * properties.get("DepthMultiplier", 1)
        weight = sink.weight(f"{name}.weight", (filters, 1, *kernel_of(arguments, axes)), properties)
        return self._convolve(x, weight, self._bias(sink, name, filters, properties), properties, axes, channels)

    def _separableconv(self, sink, name, arguments, properties, axes, x):
        channels, filters = x.shape[-1], arguments[0]
        between = channels * properties.get("DepthMultiplier", 1)
        depthwise = sink.weight(f"{name}.depthwise.weight", (between, 1, *kernel_of(arguments[1:], axes)), properties)
        pointwise = sink.weight(f"{name}.pointwise.weight", (filters, between, 1, 1), properties)
        x = self._convolve(x, depthwise, None, properties, axes, channels)
        return self._convolve(x, pointwise, self._bias(sink, f"{name}.pointwise", filters, properties), {}, axes, 1)

    def _convtranspose(self, sink, name, arguments, properties, axes, x):
        filters, groups = arguments[0], properties.get("Groups", 1)
        weight = sink.weight(f"{name}.weight", (x.shape[-1], filters // groups, *kernel_of(arguments[1:], axes)), properties)
        function = F.conv_transpose2d if axes == 2 else F.conv_transpose1d
        return channels_last(function(
            channels_first(x), weight, self._bias(sink, name, filters, properties), per_axis(properties, axes, "Stride", 1),
            per_axis(properties, axes, "PaddingSize", 0), per_axis(properties, axes, "OutputPadding", 0), groups,
            per_axis(properties, axes, "Dilation", 1)))

    def _window(self, arguments, properties, axes, x):
        """Kernel, stride and padding (as F.pad takes it) of a pooling; a stride that isn't given is the kernel."""
        kernel = kernel_of(arguments, axes)
        names = ["StrideHeight", "StrideWidth"] if axes == 2 else ["Stride"]
        stride = [properties.get(name, properties.get("Stride", k)) for name, k in zip(names, kernel)]
        if properties.get("Padding") == "Same":
            return kernel, stride, same_padding(x.shape[1:-1], kernel, stride, [1] * axes)
        return kernel, stride, symmetric_padding(per_axis(properties, axes, "PaddingSize", 0))

    def _maxpool(self, sink, name, arguments, properties, axes, x):
        """Padding is put round the input beforehand, as less than any number."""
        kernel, stride, padding = self._window(arguments, properties, axes, x)
        function = F.max_pool2d if axes == 2 else F.max_pool1d
        padded = F.pad(channels_first(x), padding, value=-math.inf)
        self._note_ties(sink, padded, kernel, stride)
        y = function(padded, kernel, stride)
        if any(padding) and torch.equal(y, function(F.pad(channels_first(x), padding), kernel, stride)):
            sink.distances.append(torch.zeros(1))  # padding by 0 would do as well: not what this case is for
        return channels_last(y)

    def _note_ties(self, sink, x, kernel, stride):
        """How far the largest value of each window is above the next; x has channels first."""
        images = x.detach().flatten(0, 1).unsqueeze(1)
        if images.dim() == 3:
            images, kernel, stride = images.unsqueeze(-1), [*kernel, 1], [*stride, 1]
        windows = F.unfold(images, kernel, stride=stride)
        if windows.shape[1] > 1:
            top = windows.topk(2, dim=1).values
            gap = top[:, 0] - top[:, 1]
            sink.distances.append(torch.cat([gap.flatten(), -gap.flatten()]))

    def _avgpool(self, sink, name, arguments, properties, axes, x):
        """`same` padding is put round the input beforehand; a mean of what exists is then the sum divided by the sum of ones."""
        kernel, stride, padding = self._window(arguments, properties, axes, x)
        function, inside = F.avg_pool2d if axes == 2 else F.avg_pool1d, not properties.get("CountIncludePad", True)
        if properties.get("Padding") != "Same":
            return channels_last(function(channels_first(x), kernel, stride, padding[::-2], ceil_mode=False, count_include_pad=not inside))
        y = function(F.pad(channels_first(x), padding), kernel, stride)
        if inside:
            y = y / function(F.pad(torch.ones_like(channels_first(x)), padding), kernel, stride)
        return channels_last(y)

    def _globalavgpool(self, sink, name, arguments, properties, axes, x):
        return x.flatten(1, -2).mean(1)

    def _globalmaxpool(self, sink, name, arguments, properties, axes, x):
        extent = list(x.shape[1:-1])
        self._note_ties(sink, channels_first(x), extent, extent)
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
        top, bottom, left, right = arguments * 4 if len(arguments) == 1 else arguments
        return channels_last(F.pad(channels_first(x), [-left, -right, -top, -bottom]))

    def _reshape(self, sink, name, arguments, properties, axes, x):
        return x.reshape(x.shape[0], *arguments)

    def _permute(self, sink, name, arguments, properties, axes, x):
        return x.permute(0, *arguments)

    def _affine(self, sink, name, properties, channels):
        weight = sink.parameter(f"{name}.weight", (channels,)) if properties.get("UseScale", True) else None
        return weight, self._bias(sink, name, channels, properties), properties.get("Epsilon", 1e-5)

    def _layernorm(self, sink, name, arguments, properties, axes, x):
        weight, bias, epsilon = self._affine(sink, name, properties, x.shape[-1])
        return F.layer_norm(x, (x.shape[-1],), weight, bias, epsilon)

    def _groupnorm(self, sink, name, arguments, properties, axes, x):
        weight, bias, epsilon = self._affine(sink, name, properties, x.shape[-1])
        if weight is None and bias is not None:
            weight = torch.ones(x.shape[-1])  # the backward pass of PyTorch 1.13 fails for a bias without a scale
        return channels_last(F.group_norm(channels_first(x), arguments[0], weight, bias, epsilon))

    def _instancenorm(self, sink, name, arguments, properties, axes, x):
        weight, bias, epsilon = self._affine(sink, name, properties, x.shape[-1])
        return channels_last(F.instance_norm(channels_first(x), weight=weight, bias=bias, eps=epsilon))

    def _rmsnorm(self, sink, name, arguments, properties, axes, x):
        # PyTorch 1.13 has no such operator: this is the formula of its paper, as later versions document torch.nn.RMSNorm. Only autograd,
        # which derives the gradients, is PyTorch's own here.
        y = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + properties.get("Epsilon", 1e-5))
        return y * sink.parameter(f"{name}.weight", (x.shape[-1],)) if properties.get("UseScale", True) else y
