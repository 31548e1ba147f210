"""Networks in eager PyTorch, as fast as its user can have them without leaving Python; see README.md."""
import gc
from time import perf_counter

import torch
from torch import nn

import torch_networks

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


class Case:
    """One network, batch and mode, ready to be timed again and again: built and warmed up once."""

    def __init__(self, batch, sizes=None, network=None, parameters=None, activation="relu", mode="train", optimizer="adam", loss="ce"):
        self.choices = {}
        torch.manual_seed(1)
        if network is not None:
            self._loss = nn.CrossEntropyLoss()
            self._step = self._train_images(network, batch, parameters, optimizer)
            return
        self._inputs = torch.randn(batch, sizes[0])
        if loss == "ce":
            self._targets = torch.randint(sizes[-1], (batch,))
        else:
            self._targets = torch.randn(batch, sizes[-1])
        self._loss = choose(LOSSES, loss, "loss")()
        modes = {"train": self._train, "forward": self._forward, "gradients": self._gradients}
        self._step = choose(modes, mode, "mode")(lambda: build_model(sizes, activation), optimizer)

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

    def _train(self, build, optimizer):
        """A training step with the faster of the optimizer's two implementations."""
        def step(foreach):
            model = build()
            return self._train_step(model, model.parameters(), optimizer, foreach, self._inputs)
        best, self.choices["foreach"] = self._fastest({foreach: step(foreach) for foreach in (False, True)})
        return best

    def _train_images(self, network, batch, parameters, optimizer):
        """A training step in the faster of PyTorch's two layouts for images, with the faster optimizer."""
        build, shape, classes, is_penalised = choose(torch_networks.NETWORKS, network, "network")
        inputs, self._targets = torch.randn(batch, *shape), torch.randint(classes, (batch,))
        model = build()
        torch_networks.check_parameters(model, parameters)
        steps = {}
        for foreach in (False, True):
            for layout, copy, images in torch_networks.layouts(model, inputs):
                groups = torch_networks.parameter_groups(copy, is_penalised)
                steps[foreach, layout] = self._train_step(copy, groups, optimizer, foreach, images)
        best, (self.choices["foreach"], self.choices["layout"]) = self._fastest(steps)
        return best

    def _fastest(self, candidates):
        """Of several ways to do the same, the fastest, and its key."""
        for step in candidates.values():
            self._warm_up(step)
        best = {key: float("inf") for key in candidates}
        for _ in range(3):
            for key, step in candidates.items():
                best[key] = min(best[key], self._milliseconds(step, self._chunk(step)))
        fastest = min(best, key=best.get)
        return candidates[fastest], fastest

    def _train_step(self, model, parameters, name, foreach, inputs):
        optimizer = choose(OPTIMIZERS, name, "optimizer")(parameters, foreach)
        loss, targets = self._loss, self._targets

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
