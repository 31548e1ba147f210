"""Multi-layer perceptrons and image networks in eager PyTorch, as fast as its user can have them without leaving Python; see README.md."""
import gc
import warnings
from time import perf_counter

import torch
from torch import nn

from torch_networks import NETWORKS

WARM_UP_STEPS = 10
REPETITION_SECONDS = 0.005  # shorter steps are timed in chunks at least this long

ACTIVATIONS = {
    "identity": nn.Identity, "relu": nn.ReLU, "leaky-relu": nn.LeakyReLU, "elu": nn.ELU, "selu": nn.SELU, "gelu": nn.GELU,
    "gelu-tanh": lambda: nn.GELU(approximate="tanh"), "silu": nn.SiLU, "mish": nn.Mish, "softplus": nn.Softplus, "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid, "hard-sigmoid": nn.Hardsigmoid, "hard-swish": nn.Hardswish,
}

OPTIMIZERS = {
    "adam": lambda parameters, foreach: torch.optim.Adam(parameters, lr=1e-3, foreach=foreach),
    "adamw": lambda parameters, foreach: torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.01, foreach=foreach),
    "sgd": lambda parameters, foreach: torch.optim.SGD(parameters, lr=0.01, foreach=foreach),
    "sgd-momentum": lambda parameters, foreach: torch.optim.SGD(parameters, lr=0.01, momentum=0.9, foreach=foreach),
}

LOSSES = {"ce": nn.CrossEntropyLoss, "mse": nn.MSELoss}

LAYOUTS = {"contiguous": torch.contiguous_format, "channels-last": torch.channels_last}


def choose(table, key, what):
    if key not in table:
        raise ValueError(f"{what} is '{key}'; it must be one of: {', '.join(table)}")
    return table[key]


def build_model(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), choose(ACTIVATIONS, activation, "activation")()]
    layers.pop()  # the last layer gives raw outputs
    return nn.Sequential(*[layer for layer in layers if not isinstance(layer, nn.Identity)])


def count_parameters(sizes=None, activation="relu", network=None):
    """The number of trainable values."""
    model = choose(NETWORKS, network, "network").build() if network else build_model(sizes, activation)
    return sum(parameter.numel() for parameter in model.parameters())


def export(path, batch, sizes=None, activation="relu", network=None):
    """Writes a network in evaluation mode as ONNX for this batch, its normalisations folded into what is before them; returns its shapes."""
    model = (choose(NETWORKS, network, "network").build() if network else build_model(sizes, activation)).eval()
    inputs = torch.randn(batch, *(NETWORKS[network].image if network else sizes[:1]))
    warnings.filterwarnings("ignore", module="torch.onnx")  # of constants that ONNX Runtime folds itself
    torch.onnx.export(model, inputs, path, input_names=["input"], output_names=["output"], opset_version=13)
    with torch.inference_mode():
        return {"input": list(inputs.shape), "output": list(model(inputs).shape)}


class Case:
    """One network, batch and mode, ready to be timed again and again: built and warmed up once."""

    def __init__(
            self, batch, sizes=None, activation="relu", mode="train", optimizer="adam", loss="ce", network=None, layout="contiguous"):
        self.choices = {}
        torch.manual_seed(1)
        if network:
            chosen, memory_format = choose(NETWORKS, network, "network"), choose(LAYOUTS, layout, "layout")
            if len(chosen.image) < 3:  # no image
                memory_format = torch.contiguous_format
            outputs, self._parameters = chosen.classes, chosen.parameter_groups
            self._inputs = torch.randn(batch, *chosen.image).to(memory_format=memory_format)
            build = lambda: chosen.build().to(memory_format=memory_format)
        else:
            outputs, self._parameters = sizes[-1], lambda model: list(model.parameters())
            self._inputs = torch.randn(batch, sizes[0])
            build = lambda: build_model(sizes, activation)
        if loss == "ce":
            self._targets = torch.randint(outputs, (batch,))
        else:
            self._targets = torch.randn(batch, outputs)
        self._loss = choose(LOSSES, loss, "loss")()
        modes = {
            "train": self._train, "forward": self._forward, "gradients": self._gradients,
            "dx": self._gradient_of_convolution(0), "dw": self._gradient_of_convolution(1)}
        self._step = choose(modes, mode, "mode")(build, optimizer)

    def _forward(self, build, optimizer):
        model, inputs = build().eval(), self._inputs

        def step():
            with torch.inference_mode():
                model(inputs)
        return self._warm_up(step)

    def _gradients(self, build, optimizer):
        model, loss, inputs, targets = build(), self._loss, self._inputs, self._targets
        parameters = list(model.parameters())

        def step():
            for parameter in parameters:
                parameter.grad = None
            loss(model(inputs), targets).backward()
        return self._warm_up(step)

    def _gradient_of_convolution(self, which):
        """Of a network that is one convolution, the gradient of its input (0) or its weights (1) alone."""
        def create(build, optimizer):
            layer = build()
            if not isinstance(layer, nn.Conv2d):
                raise ValueError("dx and dw are for a single convolution")
            with torch.no_grad():
                gradient = torch.randn_like(layer(self._inputs))
            mask = [which == 0, which == 1, False]

            def step():
                torch.ops.aten.convolution_backward(
                    gradient, self._inputs, layer.weight, None, layer.stride, layer.padding, layer.dilation, False, [0, 0], layer.groups, mask)
            return self._warm_up(torch.no_grad()(step))
        return create

    def _train(self, build, optimizer):
        """A training step with the faster of the optimizer's two implementations."""
        candidates = {}
        for foreach in (False, True):
            candidates[foreach] = self._warm_up(self._train_step(build(), optimizer, foreach))
        best = {foreach: float("inf") for foreach in candidates}
        for _ in range(3):
            for foreach, step in candidates.items():
                best[foreach] = min(best[foreach], self._milliseconds(step, self._chunk(step)))
        self.choices["foreach"] = min(best, key=best.get)
        return candidates[self.choices["foreach"]]

    def _train_step(self, model, name, foreach):
        optimizer = choose(OPTIMIZERS, name, "optimizer")(self._parameters(model), foreach)
        loss, inputs, targets = self._loss, self._inputs, self._targets

        def step():
            optimizer.zero_grad(set_to_none=True)
            loss(model(inputs), targets).backward()
            optimizer.step()
        return step

    @staticmethod
    def _warm_up(step):
        for _ in range(WARM_UP_STEPS):
            step()
        return step

    @staticmethod
    def _milliseconds(step, steps):
        """Mean time of a step."""
        start = perf_counter()
        for _ in range(steps):
            step()
        return (perf_counter() - start) * 1000 / steps

    def _chunk(self, step):
        return max(1, round(REPETITION_SECONDS * 1000 / self._milliseconds(step, 3)))

    def measure(self, repetitions, steps=None):
        """The mean time of a step in ms, for each repetition of `steps` steps (default: as many as fill 5 ms)."""
        steps = steps or self._chunk(self._step)
        gc.collect()
        gc.disable()
        try:
            return {"ms": [self._milliseconds(self._step, steps) for _ in range(repetitions)], "steps": steps, **self.choices}
        finally:
            gc.enable()
