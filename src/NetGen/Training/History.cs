using System.Collections;

namespace NetGen.Training;

/// <summary>The epochs of a training, in their order.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly EpochResult[] _epochs;

    /// <summary>Gathers the results of a training.</summary>
    /// <param name="epochs">The epochs that were completed.</param>
    /// <param name="elapsed">How long the training took.</param>
    /// <param name="cancelled">Whether it was stopped early.</param>
    public History(IEnumerable<EpochResult> epochs, TimeSpan elapsed, bool cancelled = false)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        _epochs = [.. epochs];
        Elapsed = elapsed;
        Cancelled = cancelled;
    }

    /// <summary>The number of completed epochs.</summary>
    public int Count => _epochs.Length;

    /// <summary>How long the whole training took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Whether the training was cancelled before its last batch.</summary>
    public bool Cancelled { get; }

    /// <summary>A completed epoch by its position, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public EpochResult this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _epochs.Length);
            return _epochs[index];
        }
    }

    /// <summary>The epochs from the first to the last.</summary>
    public IEnumerator<EpochResult> GetEnumerator() => ((IEnumerable<EpochResult>)_epochs).GetEnumerator();

    /// <summary>One line per epoch; lines end in <c>\n</c>.</summary>
    public override string ToString() => string.Join('\n', _epochs.AsEnumerable());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
