"""Each optimizer written from the algorithm in PyTorch's current documentation (torch.optim), or from its paper.

An optimizer here is a function of (weights, gradient, state, step 1.., learning rate, options) that returns the new weights;
weights and gradient are float64 tensors, `state` is an empty dictionary before the first step. Options have NetGen's names.
"""
import torch


def sgd(w, g, state, step, rate, o):
    g = g + o.get("WeightDecay", 0) * w
    momentum = o.get("Momentum", 0)
    if momentum:
        # The first gradient enters the buffer undampened.
        state["b"] = momentum * state["b"] + (1 - o.get("Dampening", 0)) * g if "b" in state else g
        g = g + momentum * state["b"] if o.get("Nesterov") else state["b"]
    return w - rate * g


def rms_prop(w, g, state, step, rate, o):
    alpha = o.get("Alpha", 0.99)
    g = g + o.get("WeightDecay", 0) * w
    state["v"] = alpha * state.get("v", 0) + (1 - alpha) * g * g
    v = state["v"]
    if o.get("Centered"):
        state["a"] = alpha * state.get("a", 0) + (1 - alpha) * g
        v = v - state["a"] ** 2
    update = g / (v.sqrt() + o.get("Epsilon", 1e-8))
    if o.get("Momentum", 0):
        update = state["b"] = o["Momentum"] * state.get("b", 0) + update
    return w - rate * update


def adagrad(w, g, state, step, rate, o):
    g = g + o.get("WeightDecay", 0) * w
    rate = rate / (1 + (step - 1) * o.get("LearningRateDecay", 0))
    state["s"] = state.get("s", o.get("InitialAccumulatorValue", 0)) + g * g
    return w - rate * g / (state["s"].sqrt() + o.get("Epsilon", 1e-10))


def _moments(g, state, step, o):
    """First moment and the bias-corrected second one, shared by the Adam family."""
    beta1, beta2 = o.get("Beta1", 0.9), o.get("Beta2", 0.999)
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * g
    state["v"] = beta2 * state.get("v", 0) + (1 - beta2) * g * g
    v = state["v"]
    if o.get("AmsGrad"):
        # The maximum is taken before the bias correction.
        v = state["max"] = torch.maximum(state.get("max", torch.zeros_like(v)), v)
    return state["m"], v / (1 - beta2 ** step)


def adam(w, g, state, step, rate, o):
    m, v = _moments(g + o.get("WeightDecay", 0) * w, state, step, o)
    return w - rate * m / (1 - o.get("Beta1", 0.9) ** step) / (v.sqrt() + o.get("Epsilon", 1e-8))


def adam_w(w, g, state, step, rate, o):
    w = w * (1 - rate * o.get("WeightDecay", 0.01))
    m, v = _moments(g, state, step, o)
    return w - rate * m / (1 - o.get("Beta1", 0.9) ** step) / (v.sqrt() + o.get("Epsilon", 1e-8))


def nadam(w, g, state, step, rate, o):
    # PyTorch 1.13 divides by 1 - mu_1*..*mu_t * mu_t * mu_(t+1), one mu_t too many; its documentation, then as now, and
    # every later version have the product up to t+1, as here.
    beta1, decay = o.get("Beta1", 0.9), o.get("MomentumDecay", 0.004)
    g = g + o.get("WeightDecay", 0) * w
    m, v = _moments(g, state, step, o)
    mu = beta1 * (1 - 0.5 * 0.96 ** (step * decay))
    mu_next = beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * decay))
    product = state["product"] = state.get("product", 1.0) * mu
    direction = mu_next * m / (1 - product * mu_next) + (1 - mu) * g / (1 - product)
    return w - rate * direction / (v.sqrt() + o.get("Epsilon", 1e-8))


def lion(w, g, state, step, rate, o):
    # Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023 (arXiv 2302.06675), program 1 and algorithm 2.
    beta1, beta2 = o.get("Beta1", 0.9), o.get("Beta2", 0.99)
    m = state.get("m", torch.zeros_like(g))
    c = state["c"] = beta1 * m + (1 - beta1) * g  # kept to see how near its sign is to changing
    state["m"] = beta2 * m + (1 - beta2) * g
    return w - rate * (c.sign() + o.get("WeightDecay", 0) * w)


FORMULAS = {"Sgd": sgd, "RmsProp": rms_prop, "Adagrad": adagrad, "Adam": adam, "AdamW": adam_w, "NAdam": nadam, "Lion": lion}


def clip(gradient, options):
    """Clipping of the whole network's gradient (all parameters in one vector), as torch.nn.utils.clip_grad_* do it."""
    if options.get("ClipValue", 0):
        gradient = gradient.clamp(-options["ClipValue"], options["ClipValue"])
    if options.get("ClipNorm", 0):
        # PyTorch adds 1e-6 to the norm: at the limit the gradient shrinks by 1e-6 of itself.
        gradient = gradient * (options["ClipNorm"] / (gradient.norm() + 1e-6)).clamp(max=1)
    return gradient
