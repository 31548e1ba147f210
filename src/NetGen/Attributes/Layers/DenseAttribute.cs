namespace NetGen;

/// <summary>A fully connected layer: y = f(W·x + b).</summary>
/// <remarks>
/// Takes a flat input (put <see cref="FlattenAttribute"/> before it otherwise) and gives <see cref="Units"/> values. Parameters as in
/// PyTorch's <c>Linear</c>: <c>weight</c> [units, inputs], <c>bias</c> [units], and <c>prelu.weight</c> [1] if the activation is PReLU.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : WeightLayerAttribute
{
    /// <summary>A fully connected layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs.</summary>
    public int Units { get; }
}
