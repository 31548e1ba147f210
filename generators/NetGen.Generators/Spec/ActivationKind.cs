namespace NetGen.Generators.Spec;

/// <summary>The values of <c>NetGen.Activation</c>; a test holds the two together.</summary>
internal enum ActivationKind
{
    Identity,
    ReLU,
    LeakyReLU,
    PReLU,
    ELU,
    SELU,
    CELU,
    GELU,
    GELUTanh,
    SiLU,
    Mish,
    Softplus,
    Softsign,
    Tanh,
    Sigmoid,
    HardSigmoid,
    HardSwish,
    Softmax,
    LogSoftmax,
}
