using NetGen.Data;

namespace NetGen.Training;

/// <summary>How a network is trained.</summary>
public sealed class FitOptions
{
    /// <summary>How often the training data are gone through, at least 1; 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Epochs));
            field = value;
        }
    } = 10;

    /// <summary>
    /// The number of samples per training step, at least 1; 32 by default. The last batch of an epoch takes what is left.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(BatchSize));
            field = value;
        }
    } = 32;

    /// <summary>Data that the network is evaluated on after every epoch and never trained on; with targets of the network's type.</summary>
    public DataSet? Validation { get; init; }

    /// <summary>Whether every epoch goes through the samples in a new order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of the order, together with the number of the epoch; the network's seed by default.</summary>
    public ulong? ShuffleSeed { get; init; }

    /// <summary>
    /// Random changes of the training images, made anew for every sample in every epoch; null for none. The network's input must be images
    /// (height, width, channels).
    /// </summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>
    /// The learning rate of every step; if null, the network keeps the rate that it has. When the training ends, however it ends, the
    /// network is left with the rate of its last step.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// Called after every epoch, on the training thread. It may save the network, cancel, or set the network's learning rate (which a
    /// <see cref="Schedule"/> sets anew before the next step).
    /// </summary>
    public Action<EpochResult>? OnEpoch { get; init; }

    /// <summary>Called after every training step, on the training thread.</summary>
    public Action<BatchProgress>? OnBatch { get; init; }

    /// <summary>Stops the training between two batches; the history so far is returned with <see cref="History.Cancelled"/> set.</summary>
    public CancellationToken CancellationToken { get; init; }
}
