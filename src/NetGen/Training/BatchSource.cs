using NetGen.Data;

namespace NetGen.Training;

/// <summary>Hands out the batches of an epoch. Shuffled or augmented rows are gathered into buffers that are allocated once.</summary>
internal sealed class BatchSource<TTarget>
    where TTarget : unmanaged
{
    private readonly DataSet<TTarget> _data;
    private readonly int _batchSize;
    private readonly bool _shuffle;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly TTarget[] _targets;
    private readonly AugmentedBatch<TTarget>? _augmented;
    private int _epoch;

    public BatchSource(DataSet<TTarget> data, FitOptions options, ulong networkSeed, ImageShape shape)
    {
        _data = data;
        _batchSize = Math.Min(options.BatchSize, data.Count);
        _shuffle = options.Shuffle;
        _seed = options.ShuffleSeed ?? networkSeed;

        // In their own order, and as they are, the batches are slices of the data: nothing to gather.
        bool gathers = _shuffle || options.Augmentation is not null;
        _order = gathers ? [.. Enumerable.Range(0, data.Count)] : [];
        _inputs = gathers ? new float[_batchSize * data.InputSize] : [];
        _targets = gathers ? new TTarget[_batchSize * data.TargetSize] : [];
        if (options.Augmentation is { } augmentation)
            _augmented = new AugmentedBatch<TTarget>(data, augmentation, networkSeed, shape, _inputs, _targets);
    }

    /// <summary>How many batches an epoch has; the last one may be smaller.</summary>
    public int Count => ((_data.Count - 1) / _batchSize) + 1;

    /// <summary>Sets the order of an epoch, which depends on nothing but the seed and the epoch.</summary>
    public void StartEpoch(int epoch)
    {
        _epoch = epoch;
        if (_shuffle) Permutation.Fill(_order, _seed, RandomStreams.Epoch, (ulong)epoch);
    }

    /// <summary>A batch of the epoch, from 0; the spans hold until the next call.</summary>
    public void Get(int batch, out ReadOnlySpan<float> inputs, out ReadOnlySpan<TTarget> targets)
    {
        int start = batch * _batchSize;
        int samples = Math.Min(_batchSize, _data.Count - start);
        if (_order.Length == 0)
        {
            inputs = _data.InputsOf(start, samples);
            targets = _data.TargetsOf(start, samples);
            return;
        }

        Span<float> gatheredInputs = _inputs.AsSpan(0, samples * _data.InputSize);
        Span<TTarget> gatheredTargets = _targets.AsSpan(0, samples * _data.TargetSize);
        if (_augmented is null) _data.Gather(_order.AsSpan(start, samples), gatheredInputs, gatheredTargets);
        else _augmented.Gather(_epoch, _order, start, samples);
        inputs = gatheredInputs;
        targets = gatheredTargets;
    }
}
