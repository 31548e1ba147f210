"""The networks: between them every activation (in a Dense and alone), every loss, penalties, names, no bias, an image input."""
from .attributes import attribute


def dense(units, **properties):
    return attribute("Dense", units, **properties)


def activation(name, **properties):
    return attribute("Activation", name, **properties)


# Arguments are dyadic fractions where they can be: as float they are the same number as in double.
NETWORKS = [
    # Sizes that aren't multiples of any vector width, and more samples than a row tile.
    dict(name="cross-entropy", batch=7, input=[20], weights=0.5, inputs=1.5,
         layers=[dense(33, Activation="ReLU"), dense(17, Activation="Tanh"), dense(10)],
         loss=attribute("CrossEntropyLoss")),
    dict(name="weighted-cross-entropy", batch=5, input=[6], weights=0.75, inputs=1.5,
         layers=[dense(9, Activation="LeakyReLU", Slope=0.125), dense(7, Activation="PReLU"), dense(4)],
         loss=attribute("CrossEntropyLoss", LabelSmoothing=0.125, ClassWeights=[0.5, 1.0, 2.0, 1.25])),
    dict(name="binary-cross-entropy", batch=5, input=[5], weights=0.75, inputs=1.5,
         layers=[dense(8, Activation="ELU", Alpha=0.75), dense(6, Activation="SELU"), dense(3)],
         loss=attribute("BinaryCrossEntropyLoss", PositiveWeight=2.5)),
    dict(name="mean-squared-error", batch=5, input=[3, 4, 2], weights=0.5, inputs=1.5,
         layers=[attribute("Flatten"), dense(10, Activation="CELU", Alpha=1.5, L1=0.0078125, L2=0.015625),
                 dense(5, Activation="Softplus", UseBias=False), dense(2, Name="head", L2=0.03125)],
         loss=attribute("MeanSquaredErrorLoss")),
    dict(name="mean-absolute-error", batch=5, input=[4], weights=0.75, inputs=1.5,
         layers=[dense(8, Activation="GELU"), dense(7, Activation="GELUTanh"), dense(2)],
         loss=attribute("MeanAbsoluteErrorLoss")),
    dict(name="huber", batch=5, input=[4], weights=0.75, inputs=1.5,
         layers=[dense(8, Activation="SiLU"), dense(7, Activation="Mish"), dense(3)],
         loss=attribute("HuberLoss", Delta=0.75)),
    # An activation on the output itself.
    dict(name="log-cosh", batch=5, input=[4], weights=1.0, inputs=1.5,
         layers=[dense(8, Activation="Softsign"), dense(3, Activation="Sigmoid")],
         loss=attribute("LogCoshLoss")),
    dict(name="hinge", batch=5, input=[5], weights=1.5, inputs=2.0,
         layers=[dense(7), activation("PReLU"), dense(6, Activation="HardSwish"), dense(3)],
         loss=attribute("HingeLoss")),
    dict(name="kl-divergence", batch=5, input=[5], weights=1.5, inputs=2.0,
         layers=[dense(7, Activation="HardSigmoid"), dense(6, Activation="Softmax"), dense(4, Activation="LogSoftmax")],
         loss=attribute("KLDivergenceLoss")),
    # Activations as layers of their own, twice the same attribute with other arguments.
    dict(name="poisson", batch=5, input=[4], weights=0.75, inputs=1.5,
         layers=[dense(6, Activation="Identity"), activation("ELU", Alpha=0.5), dense(5, UseBias=False), activation("Softmax"),
                 dense(5), activation("LeakyReLU", Slope=0.25), dense(2)],
         loss=attribute("PoissonLoss")),
]
