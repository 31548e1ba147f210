using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>Multiplies the rate by a factor every few epochs: base · factor^⌊epochs / every⌋, as PyTorch's <c>StepLR</c>.</summary>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="everyEpochs">How many epochs a rate lasts, at least 1.</param>
    /// <param name="factor">What the rate is multiplied by then, 0 .. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public StepDecay(int everyEpochs, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
        EveryEpochs = everyEpochs;
        Factor = ScheduleArguments.RequireIn(factor, 0, 1, nameof(factor));
    }

    /// <summary>How many epochs a rate lasts.</summary>
    public int EveryEpochs { get; }

    /// <summary>What the rate is multiplied by then.</summary>
    public double Factor { get; }

    /// <inheritdoc/>
    public override double RateAt(double baseRate, TrainingPosition position) =>
        baseRate * ScalarMath.Pow(Factor, position.WholeEpochs / EveryEpochs);
}
