using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// Mixes every sample with another one, inputs and targets alike: λ · a + (1 - λ) · b with λ from a Beta(α, α) distribution (Zhang, Cisse,
/// Dauphin and Lopez-Paz, <i>mixup: beyond empirical risk minimization</i>, 2018). The other is any sample of the data, itself augmented.
/// </summary>
/// <remarks>
/// Targets must be floats that can be mixed: those of a regression, or probabilities of classes. For classes, take
/// <see cref="DataSetImages.ToProbabilities"/> and a loss on probabilities, such as <see cref="KLDivergenceLossAttribute"/> on log-softmax
/// outputs: its gradient is that of the cross-entropy with the mixed labels.
/// </remarks>
public sealed class Mixup
{
    /// <summary>Makes a mixture.</summary>
    /// <param name="alpha">
    /// How strongly to mix, 0.001 .. 1,000: small values leave nearly all of one sample, 1 makes every λ equally likely. The paper takes
    /// 0.1 to 0.4 for ImageNet and 1 for CIFAR.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is out of its range.</exception>
    public Mixup(double alpha = 0.2) => Alpha = StepArguments.RequireIn(alpha, 0.001, 1_000, nameof(alpha));

    /// <summary>How strongly to mix.</summary>
    public double Alpha { get; }

    /// <summary>Draws what a sample is mixed with, and the share that stays its own.</summary>
    internal (int Partner, float Share) Draw(in PhiloxStream random, int samples)
    {
        uint index = 4;
        return (RandomDraw.Below(random, 0, samples), (float)BetaDistribution.Sample(Alpha, random, ref index));
    }

    internal static void Mix(Span<float> values, ReadOnlySpan<float> others, float share)
    {
        float rest = 1 - share;
        for (int i = 0; i < values.Length; i++) values[i] = (share * values[i]) + (rest * others[i]);
    }
}
