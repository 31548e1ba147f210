using NetGen.Metrics;

namespace NetGen;

/// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN); 0 where there are none.</summary>
/// <remarks>A network with one output (or independent yes-or-no outputs) says yes where its score (the logit) is above 0, which is a probability above 1/2.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class F1ScoreAttribute : MetricAttribute
{
    /// <summary>
    /// How the scores of the classes become one number. <see cref="Averaging.Binary"/>, the score of the positive class alone, is for
    /// yes-or-no answers and for networks with two classes.
    /// </summary>
    public Averaging Averaging { get; set; } = Averaging.Macro;
}
