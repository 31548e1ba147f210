namespace NetGen.Training;

/// <summary>
/// From a part of the rate in a straight line up to the rate that another schedule starts with, then that schedule over the steps that
/// are left: PyTorch's <c>LinearLR</c> and what follows it in a <c>SequentialLR</c>.
/// </summary>
/// <remarks>Of w steps of warm-up, step i (from 0) has the rate · (start + (1 − start) · i / w).</remarks>
public sealed record LinearWarmup : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="epochs">How long the rate rises, finite and at least 0; rounded to whole steps.</param>
    /// <param name="then">The schedule that follows, counting from its first step; its base rate is used if it has one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is out of its range.</exception>
    public LinearWarmup(double epochs, LearningRateSchedule then)
    {
        ArgumentNullException.ThrowIfNull(then);
        Epochs = ScheduleArguments.RequireIn(epochs, 0, 1e9, nameof(epochs));
        Then = then;
    }

    /// <summary>How many epochs the rate rises.</summary>
    public double Epochs { get; }

    /// <summary>The schedule that follows.</summary>
    public LearningRateSchedule Then { get; }

    /// <summary>The part of the rate that the first step has, 0 .. 1; a third by default, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public double StartFactor
    {
        get;
        init => field = ScheduleArguments.RequireIn(value, 0, 1, nameof(StartFactor));
    } = 1.0 / 3;

    /// <inheritdoc/>
    public override double RateAt(double baseRate, TrainingPosition position)
    {
        double rate = Then.BaseRate ?? baseRate;
        long warmup = (long)Math.Round(Epochs * position.StepsPerEpoch, MidpointRounding.AwayFromZero);
        long left = Math.Max(position.Steps - warmup, 1);
        if (position.Step >= warmup) return Then.RateAt(rate, position with { Step = position.Step - warmup, Steps = left });

        double target = Then.RateAt(rate, position with { Step = 0, Steps = left });
        return target * Annealing.Linear(StartFactor, 1, (double)position.Step / warmup);
    }
}
