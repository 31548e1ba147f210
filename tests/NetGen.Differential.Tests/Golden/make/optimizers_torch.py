"""The same optimizers by torch.optim itself; None where it has none, or (NAdam of 1.13) has it wrong."""
import torch


def build(parameters, item):
    rate, o = item["arguments"][0], item["properties"]
    decay = o.get("WeightDecay", 0.01 if item["kind"] == "AdamW" else 0)
    betas = (o.get("Beta1", 0.9), o.get("Beta2", 0.999))
    epsilon = o.get("Epsilon", 1e-10 if item["kind"] == "Adagrad" else 1e-8)
    if item["kind"] == "Sgd":
        return torch.optim.SGD(parameters, rate, momentum=o.get("Momentum", 0), dampening=o.get("Dampening", 0),
                               nesterov=o.get("Nesterov", False), weight_decay=decay)
    if item["kind"] == "RmsProp":
        return torch.optim.RMSprop(parameters, rate, alpha=o.get("Alpha", 0.99), eps=epsilon, momentum=o.get("Momentum", 0),
                                   centered=o.get("Centered", False), weight_decay=decay)
    if item["kind"] == "Adagrad":
        return torch.optim.Adagrad(parameters, rate, lr_decay=o.get("LearningRateDecay", 0), eps=epsilon, weight_decay=decay,
                                   initial_accumulator_value=o.get("InitialAccumulatorValue", 0))
    if item["kind"] in ("Adam", "AdamW"):
        optimizer = torch.optim.Adam if item["kind"] == "Adam" else torch.optim.AdamW
        return optimizer(parameters, rate, betas=betas, eps=epsilon, weight_decay=decay, amsgrad=o.get("AmsGrad", False))
    return None


def clip(parameters, options):
    if options.get("ClipValue", 0):
        torch.nn.utils.clip_grad_value_(parameters, options["ClipValue"])
    if options.get("ClipNorm", 0):
        torch.nn.utils.clip_grad_norm_(parameters, options["ClipNorm"])
