namespace NetGen;

/// <summary>A residual connection: y = f(body(x) + x), or y = f(body(x) + shortcut(x)).</summary>
/// <remarks>
/// He et al., "Deep residual learning for image recognition", CVPR 2016. Body and shortcut must give the same shape. The body's layers are
/// named directly below the use (<c>residual1.dense1.weight</c>), the shortcut's below <c>shortcut</c>
/// (<c>residual1.shortcut.dense1.weight</c>); the slope of PReLU is <c>residual1.prelu.weight</c>.
/// </remarks>
/// <typeparam name="TBlock">The body: a class marked with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ResidualAttribute<TBlock> : LayerAttribute
{
    /// <summary>
    /// A block that brings the input to the body's output shape, such as <c>typeof(Projection)</c>; without one the input is added as it
    /// is.
    /// </summary>
    public Type? Shortcut { get; set; }

    /// <summary>The function f, applied after the addition.</summary>
    public Activation Activation { get; set; } = Activation.Identity;

    /// <summary>The slope below 0 of <see cref="Activation.LeakyReLU"/>: finite, at least 0. Other activations ignore it.</summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>
    /// α of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>: finite, above 0. Other activations ignore it.
    /// </summary>
    public double Alpha { get; set; } = 1;
}
