namespace NetGen;

/// <summary>How gradients change parameters. A network has at most one optimizer.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    /// <summary>An optimizer.</summary>
    /// <param name="learningRate">The learning rate at the start: finite, above 0.</param>
    protected OptimizerAttribute(double learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate at the start; the network's <c>LearningRate</c> changes it later.</summary>
    public double LearningRate { get; }

    /// <summary>
    /// Every element of the gradient is limited to ± this before anything else; 0, the default, is off. Finite, at least 0.
    /// </summary>
    public double ClipValue { get; set; }

    /// <summary>
    /// If the Euclidean norm of the whole gradient is larger than this, the gradient is scaled down to it (Pascanu, Mikolov and Bengio
    /// 2013), after <see cref="ClipValue"/>; 0, the default, is off. Finite, at least 0.
    /// </summary>
    public double ClipNorm { get; set; }
}
