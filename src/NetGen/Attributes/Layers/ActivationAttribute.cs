namespace NetGen;

/// <summary>An activation as a layer of its own. The shape stays.</summary>
/// <remarks>PReLU has one trainable parameter, <c>weight</c> [1], as PyTorch's <c>PReLU()</c>; the other activations have none.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivationAttribute : LayerAttribute
{
    /// <summary>An activation.</summary>
    /// <param name="activation">The function. Softmax and log-softmax run over the last axis.</param>
    public ActivationAttribute(Activation activation) => Activation = activation;

    /// <summary>The function.</summary>
    public Activation Activation { get; }

    /// <summary>The slope below 0 of <see cref="Activation.LeakyReLU"/>: finite, at least 0. Other activations ignore it.</summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>
    /// α of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>: finite, above 0. Other activations ignore it.
    /// </summary>
    public double Alpha { get; set; } = 1;
}
