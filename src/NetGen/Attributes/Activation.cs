namespace NetGen;

/// <summary>The functions that make a network more than one matrix; formulas and constants are PyTorch's.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Identity,

    /// <summary>max(x, 0) (Nair and Hinton 2010).</summary>
    ReLU,

    /// <summary>x above 0, else slope · x (Maas, Hannun and Ng 2013).</summary>
    LeakyReLU,

    /// <summary>x above 0, else a · x, with a learned, one per layer, starting at 0.25 (He et al. 2015).</summary>
    PReLU,

    /// <summary>x above 0, else α(eˣ − 1) (Clevert, Unterthiner and Hochreiter 2016).</summary>
    ELU,

    /// <summary>λx above 0, else λα(eˣ − 1), λ = 1.0507009873554805, α = 1.6732632423543772 (Klambauer et al. 2017).</summary>
    SELU,

    /// <summary>x above 0, else α(e^(x/α) − 1) (Barron 2017).</summary>
    CELU,

    /// <summary>x · Φ(x), Φ the normal distribution, by erf (Hendrycks and Gimpel 2016).</summary>
    GELU,

    /// <summary>GELU's approximation x/2 · (1 + tanh(√(2/π) · (x + 0.044715x³))).</summary>
    GELUTanh,

    /// <summary>x · sigmoid(x) (Elfwing, Uchibe and Doya 2018).</summary>
    SiLU,

    /// <summary>Another name of <see cref="SiLU"/> (Ramachandran, Zoph and Le 2017).</summary>
    Swish = SiLU,

    /// <summary>x · tanh(softplus(x)) (Misra 2020).</summary>
    Mish,

    /// <summary>log(1 + eˣ).</summary>
    Softplus,

    /// <summary>x / (1 + |x|).</summary>
    Softsign,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>x/6 + 1/2, limited to 0 .. 1.</summary>
    HardSigmoid,

    /// <summary>x · <see cref="HardSigmoid"/>(x) (Howard et al. 2019).</summary>
    HardSwish,

    /// <summary>eˣ divided by its sum over the last axis: probabilities.</summary>
    Softmax,

    /// <summary>The logarithm of <see cref="Softmax"/>, without its overflow.</summary>
    LogSoftmax,
}
