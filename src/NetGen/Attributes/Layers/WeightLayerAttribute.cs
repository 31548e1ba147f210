namespace NetGen;

/// <summary>A layer with weights W and a bias b.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class WeightLayerAttribute : ActivatedLayerAttribute
{
    private protected WeightLayerAttribute()
    {
    }

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
