"""Every activation of NetGen as PyTorch computes it, and where it isn't smooth."""
import torch.nn.functional as F

# name: (function of (x, slope, alpha, prelu weight), points where the function or its derivative jumps)
ACTIVATIONS = {
    "Identity": (lambda x, slope, alpha, weight: x, ()),
    "ReLU": (lambda x, slope, alpha, weight: F.relu(x), (0,)),
    "LeakyReLU": (lambda x, slope, alpha, weight: F.leaky_relu(x, slope), (0,)),
    "PReLU": (lambda x, slope, alpha, weight: F.prelu(x, weight), (0,)),
    "ELU": (lambda x, slope, alpha, weight: F.elu(x, alpha), (0,)),
    "SELU": (lambda x, slope, alpha, weight: F.selu(x), (0,)),
    "CELU": (lambda x, slope, alpha, weight: F.celu(x, alpha), (0,)),
    "GELU": (lambda x, slope, alpha, weight: F.gelu(x), ()),
    "GELUTanh": (lambda x, slope, alpha, weight: F.gelu(x, approximate="tanh"), ()),
    "SiLU": (lambda x, slope, alpha, weight: F.silu(x), ()),
    "Mish": (lambda x, slope, alpha, weight: F.mish(x), ()),
    "Softplus": (lambda x, slope, alpha, weight: F.softplus(x), ()),
    "Softsign": (lambda x, slope, alpha, weight: F.softsign(x), ()),
    "Tanh": (lambda x, slope, alpha, weight: x.tanh(), ()),
    "Sigmoid": (lambda x, slope, alpha, weight: x.sigmoid(), ()),
    # Not F.hardsigmoid: its backward kernel takes 1/6 as a float even in float64, so its gradient is only good to 3e-8.
    "HardSigmoid": (lambda x, slope, alpha, weight: (x / 6 + 0.5).clamp(0, 1), (-3, 3)),
    "HardSwish": (lambda x, slope, alpha, weight: F.hardswish(x), (-3, 3)),
    "Softmax": (lambda x, slope, alpha, weight: F.softmax(x, dim=-1), ()),
    "LogSoftmax": (lambda x, slope, alpha, weight: F.log_softmax(x, dim=-1), ()),
}
