"""Every loss of NetGen as PyTorch computes it (or from PyTorch's operations, where it has none), and where it isn't smooth.

All are means over the batch, or over batch and outputs; KLDivergenceLoss is a sum over the outputs and a mean over the batch.
"""
import math

import torch
import torch.nn.functional as F


def cross_entropy(y, t, args):
    weights = args.get("ClassWeights")
    weights = None if weights is None else torch.tensor(weights, dtype=y.dtype)
    return F.cross_entropy(y, t, weight=weights, label_smoothing=args.get("LabelSmoothing", 0.0))


def binary_cross_entropy(y, t, args):
    weight = torch.tensor(args.get("PositiveWeight", 1.0), dtype=y.dtype)
    return F.binary_cross_entropy_with_logits(y, t, pos_weight=weight)


def log_cosh(y, t, args):
    # log(cosh(d)) = log(e^d + e^-d) - log(2), without overflow.
    difference = y - t
    return (torch.logaddexp(difference, -difference) - math.log(2)).mean()


LOSSES = {
    "CrossEntropyLoss": cross_entropy,
    "BinaryCrossEntropyLoss": binary_cross_entropy,
    "MeanSquaredErrorLoss": lambda y, t, args: F.mse_loss(y, t),
    "MeanAbsoluteErrorLoss": lambda y, t, args: F.l1_loss(y, t),
    "HuberLoss": lambda y, t, args: F.huber_loss(y, t, delta=args.get("Delta", 1.0)),
    "LogCoshLoss": log_cosh,
    "HingeLoss": lambda y, t, args: (1 - t * y).clamp(min=0).mean(),
    "KLDivergenceLoss": lambda y, t, args: F.kl_div(y, t, reduction="batchmean"),
    "PoissonLoss": lambda y, t, args: F.poisson_nll_loss(y, t, log_input=True, full=False),
}


def distances_to_kinks(kind, y, t, args):
    """Signed distances from the points where the loss isn't smooth, one tensor per point; empty for a smooth loss."""
    if kind == "MeanAbsoluteErrorLoss":
        return [y - t]
    if kind == "HuberLoss":
        delta = args.get("Delta", 1.0)
        return [y - t - delta, y - t + delta]
    if kind == "HingeLoss":
        return [1 - t * y]
    return []
