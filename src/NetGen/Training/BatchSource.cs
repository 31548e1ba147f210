using NetGen.Data;

namespace NetGen.Training;

/// <summary>Hands out the batches of an epoch. Shuffled rows are gathered into buffers that are allocated once.</summary>
internal sealed class BatchSource<TTarget>
    where TTarget : unmanaged
{
    private readonly DataSet<TTarget> _data;
    private readonly int _batchSize;
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly TTarget[] _targets;

    public BatchSource(DataSet<TTarget> data, int batchSize, bool shuffle, ulong seed)
    {
        _data = data;
        _batchSize = Math.Min(batchSize, data.Count);
        _seed = seed;

        // In their own order the batches are slices of the data: nothing to gather.
        _order = shuffle ? new int[data.Count] : [];
        _inputs = shuffle ? new float[_batchSize * data.InputSize] : [];
        _targets = shuffle ? new TTarget[_batchSize * data.TargetSize] : [];
    }

    /// <summary>How many batches an epoch has; the last one may be smaller.</summary>
    public int Count => ((_data.Count - 1) / _batchSize) + 1;

    /// <summary>Sets the order of an epoch, which depends on nothing but the seed and the epoch.</summary>
    public void StartEpoch(int epoch)
    {
        if (_order.Length > 0) Permutation.Fill(_order, _seed, RandomStreams.Epoch, (ulong)epoch);
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
        _data.Gather(_order.AsSpan(start, samples), gatheredInputs, gatheredTargets);
        inputs = gatheredInputs;
        targets = gatheredTargets;
    }
}
