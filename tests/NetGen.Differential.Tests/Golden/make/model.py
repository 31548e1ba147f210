"""A network described by attributes, run by PyTorch: parameters by NetGen's names, outputs, loss with penalties."""
import math

from .activations import ACTIVATIONS
from .losses import LOSSES, distances_to_kinks


class Model:
    def __init__(self, input_shape, layers, loss):
        self.input_shape, self.layers, self.loss = input_shape, layers, loss
        self.parameters = {}  # name: shape, in the order of NetGen's ParameterSet
        self._steps = []      # what forward does, one layer after another
        self._ordinals = {}
        self._size = math.prod(input_shape)
        for layer in layers:
            self._add(layer)
        self.output_size = self._size

    def _add(self, layer):
        kind, properties = layer["kind"], layer["properties"]
        self._ordinals[kind] = self._ordinals.get(kind, 0) + 1
        name = properties.get("Name", f"{kind.lower()}{self._ordinals[kind]}")
        if kind == "Dense":
            units = layer["arguments"][0]
            self.parameters[f"{name}.weight"] = (units, self._size)
            if properties.get("UseBias", True):
                self.parameters[f"{name}.bias"] = (units,)
            self._steps.append(("dense", name, properties))
            self._add_activation(properties.get("Activation", "Identity"), f"{name}.prelu.weight", properties)
            self._size = units
        elif kind == "Activation":
            self._add_activation(layer["arguments"][0], f"{name}.weight", properties)
        elif kind != "Flatten":  # a view; batches are rows of numbers here already
            raise ValueError(f"no PyTorch counterpart of [{kind}]")

    def _add_activation(self, activation, weight_name, properties):
        if activation == "PReLU":
            self.parameters[weight_name] = (1,)
        self._steps.append((activation, weight_name, properties))

    def forward(self, values, x, before_activation=None):
        """The raw output for rows of inputs; `before_activation(activation, x)` sees what goes into every activation."""
        for kind, name, properties in self._steps:
            if kind == "dense":
                x = x @ values[f"{name}.weight"].T + values.get(f"{name}.bias", 0)
                continue
            if before_activation is not None:
                before_activation(kind, x)
            function, _ = ACTIVATIONS[kind]
            x = function(x, properties.get("Slope", 0.01), properties.get("Alpha", 1.0), values.get(name))
        return x

    def data_loss(self, outputs, targets):
        return LOSSES[self.loss["kind"]](outputs, targets, self.loss["properties"])

    def penalty(self, values):
        """L1*sum|w| + L2*sum(w^2) over the weights (not the biases) of dense layers that ask for it."""
        total = 0.0
        for kind, name, properties in self._steps:
            if kind == "dense":
                weight = values[f"{name}.weight"]
                total = total + properties.get("L1", 0) * weight.abs().sum() + properties.get("L2", 0) * (weight * weight).sum()
        return total

    def loss_kinks(self, outputs, targets):
        return distances_to_kinks(self.loss["kind"], outputs, targets, self.loss["properties"])
