namespace NetGen.Data;

/// <summary>
/// Random changes of the training images that leave their labels, made anew for every sample in every epoch while a network trains.
/// Validation data are never changed.
/// </summary>
/// <remarks>
/// What happens to a sample follows from the seed, the number of the epoch and the sample's position in the data, never from the order of
/// the samples, the size of the batches or the number of threads.
/// </remarks>
public sealed class Augmentation
{
    /// <summary>The largest number of steps.</summary>
    public const int MaxSteps = 256;

    private readonly AugmentationStep[] _steps;

    /// <summary>Makes an augmentation.</summary>
    /// <param name="steps">What to do with an image, one after the other; at most <see cref="MaxSteps"/>.</param>
    /// <exception cref="ArgumentException">There are too many steps.</exception>
    public Augmentation(params AugmentationStep[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Length > MaxSteps)
            throw new ArgumentException($"There are {steps.Length} steps; there can be {MaxSteps} at most.", nameof(steps));
        foreach (AugmentationStep step in steps) ArgumentNullException.ThrowIfNull(step, nameof(steps));
        _steps = [.. steps];
    }

    /// <summary>What is done with an image, one after the other.</summary>
    public IReadOnlyList<AugmentationStep> Steps => _steps;

    /// <summary>The mixing with another sample, behind all steps; null for none. It needs targets that are floats.</summary>
    public Mixup? Mixup { get; init; }

    /// <summary>The seed of the changes; the network's seed by default.</summary>
    public ulong? Seed { get; init; }

    internal ReadOnlySpan<AugmentationStep> StepSpan => _steps;
}
