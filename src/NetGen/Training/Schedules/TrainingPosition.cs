namespace NetGen.Training;

/// <summary>Where a training is before a step, as a schedule sees it.</summary>
/// <param name="Step">The steps (batches) done so far: 0 before the first one.</param>
/// <param name="Steps">How many steps the whole training has, at least 1.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has, at least 1.</param>
public readonly record struct TrainingPosition(long Step, long Steps, int StepsPerEpoch)
{
    /// <summary>The epochs done so far, with the fraction of the present one.</summary>
    public double Epochs => (double)Step / StepsPerEpoch;

    /// <summary>The whole epochs done so far.</summary>
    public long WholeEpochs => Step / StepsPerEpoch;
}
