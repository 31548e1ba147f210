"""Computes one golden image network: outputs in evaluation mode; loss, gradients and running statistics of a step of training."""
import torch

from .attributes import as_source, attribute
from .dyadic import Dyadic
from .losses import LOSSES
from .networks import MARGIN, SEEDS
from .vision_model import Sink, VisionModel


def is_well_placed(sink):
    return all(d.abs().min() > MARGIN and d.min() < 0 < d.max() for d in sink.distances)


def loss_of(case, outputs, targets):
    if case["loss"]["kind"] == "CrossEntropyLoss":
        outputs = outputs.flatten(0, -2)  # every pixel is a sample
    return LOSSES[case["loss"]["kind"]](outputs, targets, case["loss"]["properties"])


def block_source(name, layers):
    return "\n".join(["[Block]", *[as_source(item) for item in layers], f"public class {name};"])


def find(case):
    """The first seed that keeps all values away from kinks, and what it gives."""
    model = VisionModel(case)
    for seed in SEEDS:
        dyadic = Dyadic(seed)
        sink = Sink(lambda shape: dyadic.tensor(shape, case["weights"]))
        inputs = dyadic.tensor((case["batch"], *case["input"]), case["inputs"])
        with torch.no_grad():
            outputs = model.forward(sink, inputs, training=False)
            model.forward(sink, inputs, training=True)
        if is_well_placed(sink):
            return seed, dyadic, model, sink, inputs, outputs
    raise ValueError(f"{case['name']}: no seed keeps all values {MARGIN} from every kink; make the network smaller")


def compute(case):
    seed, dyadic, model, sink, inputs, outputs = find(case)
    if case["loss"]["kind"] == "CrossEntropyLoss":
        targets = torch.tensor([dyadic.index(outputs.shape[-1]) for _ in range(outputs[..., 0].numel())])
    else:
        targets = dyadic.tensor(outputs.shape, 2.0)

    for value in sink.values.values():
        value.requires_grad_()
    loss = loss_of(case, model.forward(sink, inputs, training=True), targets)
    loss.backward()
    return {
        "name": case["name"],
        "seed": seed,
        "attributes": [as_source(item) for item in [attribute("Input", *case["input"]), *case["layers"], case["loss"]]],
        "blocks": [block_source(name, layers) for name, layers in case["blocks"].items()],
        "classes": case["loss"]["kind"] == "CrossEntropyLoss",
        "batch": case["batch"],
        "inputs": inputs.flatten().tolist(),
        "targets": targets.flatten().tolist(),
        "outputs": outputs.flatten().tolist(),
        "evaluationLoss": loss_of(case, outputs, targets).item(),
        "trainingLoss": loss.item(),
        "parameters": [
            {"name": name, "shape": list(value.shape), "values": value.flatten().tolist(), "gradient": value.grad.flatten().tolist()}
            for name, value in sink.values.items()
        ],
        "buffers": [
            {"name": name, "values": value.tolist(), "next": sink.next_buffers[name].tolist()} for name, value in sink.buffers.items()
        ],
    }
