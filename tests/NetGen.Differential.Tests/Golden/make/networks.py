"""Computes one golden network: seeded weights and data, then outputs, loss and gradients by PyTorch in float64."""
import torch

from .activations import ACTIVATIONS
from .attributes import as_source, attribute
from .dyadic import Dyadic
from .model import Model

# How far every value stays from a kink: a float that rounds otherwise can't end on the other side.
MARGIN = 1 / 512
SEEDS = range(1, 20_000)


def make_targets(kind, model, rows, dyadic):
    shape = (rows, model.output_size)
    if kind == "CrossEntropyLoss":
        return torch.tensor([dyadic.index(model.output_size) for _ in range(rows)])
    if kind == "BinaryCrossEntropyLoss":
        choices = [0.0, 1.0, 0.0, 1.0, 0.25]  # soft labels are allowed
    elif kind == "HingeLoss":
        choices = [-1.0, 1.0]
    elif kind == "PoissonLoss":
        choices = [0.0, 1.0, 2.0, 5.0]
    elif kind == "KLDivergenceLoss":
        # Probabilities; a 0 among them adds nothing to the loss, for t*log(t) tends to 0.
        choices = [[0.5, 0.25, 0.125, 0.125], [0.0, 0.75, 0.125, 0.125], [0.0625, 0.3125, 0.5, 0.125], [0.0, 0.0, 0.0, 1.0]]
        rows = [choices[(dyadic.index(4) + row) % 4] for row in range(rows)]
        return torch.tensor(rows, dtype=torch.float64)
    else:
        return dyadic.tensor(shape, 2.0)
    values = [choices[dyadic.index(len(choices))] for _ in range(shape[0] * shape[1])]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def is_well_placed(model, values, inputs, targets):
    """Values lie on both sides of every kink of every activation and of the loss, and none lies near."""
    found = []

    def inspect(activation, x):
        for kink in ACTIVATIONS[activation][1]:
            found.append(x - kink)

    with torch.no_grad():
        outputs = model.forward(values, inputs, inspect)
        found += model.loss_kinks(outputs, targets)
    return all(d.abs().min() > MARGIN and d.min() < 0 < d.max() for d in found)


def compute(case):
    model = Model(case["input"], case["layers"], case["loss"])
    for seed in SEEDS:
        dyadic = Dyadic(seed)
        values = {name: dyadic.tensor(shape, case["weights"]) for name, shape in model.parameters.items()}
        size = 1
        for length in case["input"]:
            size *= length
        inputs = dyadic.tensor((case["batch"], size), case["inputs"])
        targets = make_targets(case["loss"]["kind"], model, case["batch"], dyadic)
        if is_well_placed(model, values, inputs, targets):
            break
    else:
        raise ValueError(f"{case['name']}: no seed keeps all values {MARGIN} from every kink; make the network smaller")

    for value in values.values():
        value.requires_grad_()
    outputs = model.forward(values, inputs)
    penalty = model.penalty(values)
    loss = model.data_loss(outputs, targets) + penalty
    loss.backward()
    return {
        "name": case["name"],
        "seed": seed,
        "attributes": [as_source(item) for item in [attribute("Input", *case["input"]), *case["layers"], case["loss"]]],
        "input": case["input"],
        "layers": case["layers"],
        "loss": case["loss"],
        "batch": case["batch"],
        "inputs": inputs.flatten().tolist(),
        "targets": targets.flatten().tolist(),
        "outputs": outputs.flatten().tolist(),
        "lossValue": loss.item(),
        "penaltyValue": float(penalty),
        "parameters": [
            {"name": name, "shape": list(value.shape), "values": value.flatten().tolist(), "gradient": value.grad.flatten().tolist()}
            for name, value in values.items()
        ],
    }
