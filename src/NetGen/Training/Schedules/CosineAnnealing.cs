namespace NetGen.Training;

/// <summary>
/// From the base rate down to a minimum along half a period of a cosine: min + (base − min) · (1 + cos(π · step / steps)) / 2
/// (Loshchilov and Hutter, <i>SGDR</i>, 2017, without restarts), as PyTorch's <c>CosineAnnealingLR</c> stepped after every batch.
/// </summary>
public sealed record CosineAnnealing : LearningRateSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="minRate">The rate that the step after the last one would have; finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public CosineAnnealing(double minRate = 0) =>
        MinRate = ScheduleArguments.RequireIn(minRate, 0, float.MaxValue, nameof(minRate));

    /// <summary>The rate that the step after the last one would have.</summary>
    public double MinRate { get; }

    /// <inheritdoc/>
    public override double RateAt(double baseRate, TrainingPosition position) =>
        Annealing.Cosine(baseRate, MinRate, (double)position.Step / position.Steps);
}
