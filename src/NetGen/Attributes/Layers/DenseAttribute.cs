namespace NetGen;

/// <summary>A fully connected layer: y = f(W·x + b).</summary>
/// <remarks>
/// Takes a flat input (put <see cref="FlattenAttribute"/> before it otherwise) and gives <see cref="Units"/> values. Parameters as in
/// PyTorch's <c>Linear</c>: <c>weight</c> [units, inputs], <c>bias</c> [units], and <c>prelu.weight</c> [1] if the activation is PReLU.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : LayerAttribute
{
    /// <summary>A fully connected layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>The function f, applied to every output.</summary>
    public Activation Activation { get; set; } = Activation.Identity;

    /// <summary>The slope below 0 of <see cref="Activation.LeakyReLU"/>: finite. Other activations ignore it.</summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>
    /// α of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>: finite, above 0. Other activations ignore it.
    /// </summary>
    public double Alpha { get; set; } = 1;

    /// <summary>Whether b exists; it starts at 0.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How W starts; by default what suits the activation, see <see cref="Initializer.Default"/>.</summary>
    public Initializer Initializer { get; set; } = Initializer.Default;

    /// <summary>
    /// The number that <see cref="Initializer"/> needs: half-width of <see cref="Initializer.Uniform"/> (default 0.05), standard
    /// deviation of <see cref="Initializer.Normal"/> (default 0.05), value of <see cref="Initializer.Constant"/> (default 0), gain of
    /// <see cref="Initializer.Orthogonal"/> (default 1). NaN, the default, means that default; other initialisers ignore it.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>Weight of the penalty L1 · Σ|W| that is added to the loss; the bias is not penalised. Finite, at least 0.</summary>
    public double L1 { get; set; }

    /// <summary>Weight of the penalty L2 · ΣW² that is added to the loss; the bias is not penalised. Finite, at least 0.</summary>
    public double L2 { get; set; }
}
