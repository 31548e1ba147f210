namespace NetGen;

/// <summary>Adagrad: the gradient divided by the root of the sum of its squares so far (Duchi, Hazan and Singer 2011).</summary>
/// <remarks>g += λp; s += g²; p −= η / (1 + (step − 1) · decay) · g / (√s + ε), step from 1. As PyTorch's <c>Adagrad</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AdagradAttribute : OptimizerAttribute
{
    /// <summary>Adagrad.</summary>
    /// <param name="learningRate">The learning rate η at the start: finite, above 0.</param>
    public AdagradAttribute(double learningRate)
        : base(learningRate)
    {
    }

    /// <summary>How fast the learning rate falls with the steps: finite, at least 0.</summary>
    public double LearningRateDecay { get; set; }

    /// <summary>Where the sum of squares starts: finite, at least 0.</summary>
    public double InitialAccumulatorValue { get; set; }

    /// <summary>ε, added to the root so that it is never 0: finite, above 0.</summary>
    public double Epsilon { get; set; } = 1e-10;

    /// <summary>Weight decay λ, added to the gradient as λ · parameter: finite, at least 0.</summary>
    public double WeightDecay { get; set; }
}
