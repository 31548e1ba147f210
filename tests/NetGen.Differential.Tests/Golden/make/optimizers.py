"""Computes optimizers.json: the parameters after each of ten steps, by the documented formula, checked against torch.optim."""
import torch

from . import optimizers_torch
from .attributes import as_source
from .model import Model
from .optimizer_cases import CASES, INPUT, LAYERS, LOSS, STEPS, start
from .optimizer_formulas import FORMULAS, clip

AGREEMENT = 1e-13       # between a formula and torch.optim, both in float64
SMALLEST_EFFECT = 1e-4  # of any option, on some weight after the last step
SMALLEST_SIGN = 1e-5    # Lion takes signs: of nothing so small that a float could see the other one


def flatten(tensors):
    return torch.cat([tensor.flatten() for tensor in tensors])


def loss_of(model, values, batch):
    return model.data_loss(model.forward(values, batch[0]), batch[1])


def by_formula(model, item):
    values, batches = start()
    state, steps, losses, clipped = {}, [], [], []
    for step in range(1, STEPS + 1):
        leaves = {name: value.detach().requires_grad_() for name, value in values.items()}
        loss = loss_of(model, leaves, batches[(step - 1) % len(batches)])
        gradient = flatten(torch.autograd.grad(loss, list(leaves.values())))
        limited = clip(gradient, item["properties"])
        clipped.append(not torch.equal(limited, gradient))
        before = flatten(leaves.values()).detach()
        after = FORMULAS[item["kind"]](before, limited, state, step, item["arguments"][0], item["properties"])
        if item["kind"] == "Lion" and state["c"].abs().min() < SMALLEST_SIGN:
            raise ValueError(f"step {step} of Lion takes the sign of {state['c'].abs().min().item()}")
        parts = after.split([value.numel() for value in values.values()])
        values = {name: part.reshape(value.shape) for (name, value), part in zip(values.items(), parts)}
        losses.append(loss.item())
        steps.append(after)
    return losses, steps, clipped


def by_torch(model, item):
    values, batches = start()
    for value in values.values():
        value.requires_grad_()
    parameters = list(values.values())
    optimizer = optimizers_torch.build(parameters, item)
    if optimizer is None:
        return None
    steps = []
    for step in range(STEPS):
        optimizer.zero_grad()
        loss_of(model, values, batches[step % len(batches)]).backward()
        optimizers_torch.clip(parameters, item["properties"])
        optimizer.step()
        steps.append(flatten(parameters).detach().clone())
    return steps


def require_every_option_to_matter(model, item, steps):
    """A golden trajectory that an option doesn't change would not notice that the option is ignored."""
    for name in item["properties"]:
        others = {key: value for key, value in item["properties"].items() if key != name}
        _, without, _ = by_formula(model, {**item, "properties": others})
        if (without[-1] - steps[-1]).abs().max() < SMALLEST_EFFECT:
            raise ValueError(f"{as_source(item)}: {name} changes nothing")


def compute():
    model = Model(INPUT, LAYERS, LOSS)
    values, batches = start()
    cases = []
    for case in CASES:
        item = case["optimizer"]
        losses, steps, clipped = by_formula(model, item)
        require_every_option_to_matter(model, item, steps)
        if any(key.startswith("Clip") for key in item["properties"]) and len(set(clipped)) < 2:
            raise ValueError(f"{as_source(item)}: some steps must be clipped and some not")
        peer = by_torch(model, item)
        if peer is not None:
            difference = max((a - b).abs().max().item() for a, b in zip(steps, peer))
            if not difference < AGREEMENT:
                raise ValueError(f"{as_source(item)} differs from torch.optim by {difference}")
        cases.append({"name": case["name"], "attribute": as_source(item), **case, "losses": losses,
                      "steps": [step.tolist() for step in steps]})
    return {
        "attributes": [as_source(item) for item in [{"kind": "Input", "arguments": INPUT, "properties": {}}, *LAYERS, LOSS]],
        "input": INPUT,
        "layers": LAYERS,
        "loss": LOSS,
        "parameters": [{"name": name, "shape": list(value.shape), "values": value.flatten().tolist()} for name, value in values.items()],
        "batches": [{"inputs": x.flatten().tolist(), "targets": t.flatten().tolist()} for x, t in batches],
        "cases": cases,
    }
