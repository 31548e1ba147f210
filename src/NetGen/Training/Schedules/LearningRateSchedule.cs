namespace NetGen.Training;

/// <summary>The learning rate of every step of a training, set before the step: a function of the base rate and the position alone.</summary>
/// <remarks>Derive from it for a schedule of your own; nothing may be remembered between two calls.</remarks>
public abstract record LearningRateSchedule
{
    /// <summary>
    /// What the schedule starts from or goes up to, finite and at least 0; if null, the network's rate when the training starts. Set it
    /// to train a network several times: a training leaves behind the rate of its last step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? BaseRate
    {
        get;
        init
        {
            if (value is { } rate && !(rate >= 0 && rate <= float.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(BaseRate), value, "The rate must be finite and at least 0.");
            field = value;
        }
    }

    /// <summary>The learning rate of the step that follows a position.</summary>
    /// <param name="baseRate">The base rate, finite and at least 0.</param>
    /// <param name="position">How far the training is, and how long it will be.</param>
    /// <returns>A rate, finite and at least 0.</returns>
    public abstract double RateAt(double baseRate, TrainingPosition position);
}
