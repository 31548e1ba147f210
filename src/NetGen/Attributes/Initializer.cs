namespace NetGen;

/// <summary>How weights start, as functions of the layer's number of inputs (fan-in) and outputs (fan-out).</summary>
public enum Initializer
{
    /// <summary>
    /// <see cref="HeUniform"/> before the ReLU family, <see cref="LeCunNormal"/> before SELU, else <see cref="XavierUniform"/>.
    /// </summary>
    Default,

    /// <summary>Uniform in ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    XavierUniform,

    /// <summary>Another name of <see cref="XavierUniform"/>.</summary>
    GlorotUniform = XavierUniform,

    /// <summary>Normal with variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010).</summary>
    XavierNormal,

    /// <summary>Another name of <see cref="XavierNormal"/>.</summary>
    GlorotNormal = XavierNormal,

    /// <summary>Uniform in ±√(6 / fan-in) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / fan-in (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform in ±√(3 / fan-in) (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>Normal with variance 1 / fan-in (LeCun et al. 1998; what SELU needs, Klambauer et al. 2017).</summary>
    LeCunNormal,

    /// <summary>
    /// A random matrix whose rows (or columns, where there are more rows) are orthogonal, times a gain (Saxe, McClelland and Ganguli
    /// 2014).
    /// </summary>
    Orthogonal,

    /// <summary>Uniform in ± a given half-width.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and a given standard deviation.</summary>
    Normal,

    /// <summary>One given value.</summary>
    Constant,

    /// <summary>0.</summary>
    Zeros,
}
