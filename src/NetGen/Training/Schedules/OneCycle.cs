namespace NetGen.Training;

/// <summary>
/// Up to the base rate and down again, far below where it began (Smith and Topin, <i>Super-Convergence</i>, 2018), with the phases and
/// defaults of PyTorch's <c>OneCycleLR</c>; momentum stays as it is.
/// </summary>
/// <remarks>
/// The first step has the base rate / <see cref="InitialDivisor"/>, step <see cref="RisingFraction"/> · steps − 1 (from 0) the base rate,
/// the last one the first rate / <see cref="FinalDivisor"/>.
/// </remarks>
public sealed record OneCycle : LearningRateSchedule
{
    /// <summary>The share of the steps in which the rate rises, 0 .. 1; 0.3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public double RisingFraction
    {
        get;
        init => field = ScheduleArguments.RequireIn(value, 0, 1, nameof(RisingFraction));
    } = 0.3;

    /// <summary>The base rate over the first one, greater than 0; 25 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public double InitialDivisor
    {
        get;
        init => field = ScheduleArguments.RequirePositive(value, nameof(InitialDivisor));
    } = 25;

    /// <summary>The first rate over the last one, greater than 0; 10,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public double FinalDivisor
    {
        get;
        init => field = ScheduleArguments.RequirePositive(value, nameof(FinalDivisor));
    } = 10_000;

    /// <summary>Whether the rate goes in straight lines rather than along cosines; false by default.</summary>
    public bool Linear { get; init; }

    /// <inheritdoc/>
    public override double RateAt(double baseRate, TrainingPosition position)
    {
        double first = baseRate / InitialDivisor;
        double peak = (RisingFraction * position.Steps) - 1;
        long last = position.Steps - 1;
        return position.Step <= peak
            ? Anneal(first, baseRate, Fraction(position.Step, 0, peak))
            : Anneal(baseRate, first / FinalDivisor, Fraction(position.Step, peak, last));
    }

    private double Anneal(double from, double to, double fraction) =>
        Linear ? Annealing.Linear(from, to, fraction) : Annealing.Cosine(from, to, fraction);

    // A phase of one step is at its end.
    private static double Fraction(double step, double start, double end) => end > start ? (step - start) / (end - start) : 1;
}
