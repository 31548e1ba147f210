using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>
/// Multiplies the rate by the same factor in every epoch, a little with every step: base · factor^epochs, as Keras'
/// <c>ExponentialDecay</c> with an epoch as its <c>decay_steps</c>.
/// </summary>
public sealed record ExponentialDecay : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="factorPerEpoch">What an epoch multiplies the rate by, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public ExponentialDecay(double factorPerEpoch) =>
        FactorPerEpoch = ScheduleArguments.RequireIn(factorPerEpoch, 0, 1, nameof(factorPerEpoch));

    /// <summary>What an epoch multiplies the rate by.</summary>
    public double FactorPerEpoch { get; }

    /// <summary>Whether the rate stays the same within an epoch, as with PyTorch's <c>ExponentialLR</c>; false by default.</summary>
    public bool Staircase { get; init; }

    /// <inheritdoc/>
    public override double RateAt(double baseRate, TrainingPosition position) =>
        baseRate * ScalarMath.Pow(FactorPerEpoch, Staircase ? position.WholeEpochs : position.Epochs);
}
