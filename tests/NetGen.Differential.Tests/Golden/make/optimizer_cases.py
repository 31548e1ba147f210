"""The optimizers and the options worth a trajectory, and the network and data they all start from."""
from .attributes import attribute
from .dyadic import Dyadic

STEPS = 10
INPUT = [3]
LAYERS = [attribute("Dense", 5, Activation="Tanh"), attribute("Dense", 2)]
LOSS = attribute("MeanSquaredErrorLoss")


def start():
    """Initial weights, and two batches used in turn; the second has smaller errors, so that gradients fall and rise."""
    dyadic = Dyadic(2024)
    values = {"dense1.weight": dyadic.tensor((5, 3), 0.75), "dense1.bias": dyadic.tensor((5,), 0.5),
              "dense2.weight": dyadic.tensor((2, 5), 0.75), "dense2.bias": dyadic.tensor((2,), 0.5)}
    batches = [(dyadic.tensor((4, 3), 1.5), dyadic.tensor((4, 2), 3.0)), (dyadic.tensor((4, 3), 1.5), dyadic.tensor((4, 2), 0.5))]
    return values, batches


def case(name, kind, learning_rate, **properties):
    return {"name": name, "optimizer": attribute(kind, learning_rate, **properties)}


CASES = [
    case("sgd", "Sgd", 0.1),
    case("sgd momentum", "Sgd", 0.05, Momentum=0.9),
    case("sgd momentum dampening", "Sgd", 0.05, Momentum=0.9, Dampening=0.25),
    case("sgd nesterov", "Sgd", 0.05, Momentum=0.9, Nesterov=True),
    case("sgd weight decay", "Sgd", 0.1, WeightDecay=0.1),
    case("sgd nesterov weight decay", "Sgd", 0.05, Momentum=0.8, Nesterov=True, WeightDecay=0.1),
    case("rmsprop", "RmsProp", 0.01),
    case("rmsprop momentum centered", "RmsProp", 0.01, Alpha=0.9, Momentum=0.5, Centered=True),
    case("rmsprop weight decay", "RmsProp", 0.01, Epsilon=0.001, WeightDecay=0.1),
    case("adagrad", "Adagrad", 0.1),
    case("adagrad decay accumulator", "Adagrad", 0.1, LearningRateDecay=0.1, InitialAccumulatorValue=0.5),
    case("adagrad weight decay", "Adagrad", 0.1, Epsilon=0.001, WeightDecay=0.1),
    case("adam", "Adam", 0.01),
    case("adam amsgrad", "Adam", 0.01, Beta1=0.8, Beta2=0.5, AmsGrad=True),
    case("adam weight decay", "Adam", 0.01, Epsilon=0.001, WeightDecay=0.1),
    case("adamw", "AdamW", 0.01, WeightDecay=0.25),
    case("adamw amsgrad", "AdamW", 0.01, Beta2=0.5, AmsGrad=True),
    case("nadam", "NAdam", 0.01),
    case("nadam weight decay", "NAdam", 0.01, Beta1=0.8, Beta2=0.9, MomentumDecay=0.5, WeightDecay=0.1),
    case("lion", "Lion", 0.01),
    case("lion weight decay", "Lion", 0.01, Beta1=0.75, Beta2=0.9, WeightDecay=0.25),
    case("clip value", "Sgd", 0.05, Momentum=0.9, ClipValue=0.75),
    case("clip norm", "Sgd", 0.1, ClipNorm=1.5),
    case("clip norm adam", "Adam", 0.01, Beta2=0.9, ClipNorm=1.5),
]
