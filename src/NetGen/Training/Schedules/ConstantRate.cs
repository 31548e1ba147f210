namespace NetGen.Training;

/// <summary>The base rate all the time: what follows a <see cref="LinearWarmup"/>, for instance.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double RateAt(double baseRate, TrainingPosition position) => baseRate;
}
