using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>
/// Gathers augmented samples into a batch. Workers share the samples; each has buffers of its own, so the results don't depend on how many
/// there are.
/// </summary>
internal sealed class AugmentedBatch<TTarget> : ITeamWork
    where TTarget : unmanaged
{
    // Below this many values waking a helper costs more than it does.
    private const int ValuesPerWorker = 1 << 12;

    private readonly DataSet<TTarget> _data;
    private readonly Augmentation _augmentation;
    private readonly ulong _seed;
    private readonly ImageShape _shape;
    private readonly float[] _inputs;
    private readonly TTarget[] _targets;
    private AugmentationBuffers[] _buffers = [];
    private int[] _order = [];
    private int _start;
    private int _samples;
    private ulong _epoch;

    /// <param name="data">The samples.</param>
    /// <param name="augmentation">What to do with them.</param>
    /// <param name="seed">The seed of the changes.</param>
    /// <param name="shape">The shape of the images; anything if there are no steps.</param>
    /// <param name="inputs">Where the inputs of a batch go.</param>
    /// <param name="targets">Where the targets of a batch go.</param>
    public AugmentedBatch(
        DataSet<TTarget> data, Augmentation augmentation, ulong seed, ImageShape shape, float[] inputs, TTarget[] targets)
    {
        _data = data;
        _augmentation = augmentation;
        _seed = augmentation.Seed ?? seed;
        _shape = shape;
        _inputs = inputs;
        _targets = targets;
    }

    /// <summary>Fills the first places of the batch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="order">The samples of the epoch.</param>
    /// <param name="start">Where in the order the batch starts.</param>
    /// <param name="samples">The number of samples in the batch.</param>
    public void Gather(int epoch, int[] order, int start, int samples)
    {
        (_epoch, _order, _start, _samples) = ((ulong)epoch, order, start, samples);
        long worthwhile = (long)samples * _data.InputSize / ValuesPerWorker;
        int workers = (int)Math.Clamp(worthwhile, 1, Math.Min(NetGenOptions.Threads, samples));
        if (_buffers.Length < workers) AddBuffers(workers);
        WorkerTeam.Shared.Run(this, workers);
    }

    /// <inheritdoc/>
    public void Execute(int worker, int workers, TeamBarrier barrier)
    {
        Partition.Range(_samples, worker, workers, 1, out nint first, out nint end);
        for (int i = (int)first; i < (int)end; i++) Fill(i, _order[_start + i], _buffers[worker]);
    }

    private void Fill(int place, int sample, AugmentationBuffers buffers)
    {
        Span<float> inputs = _inputs.AsSpan(place * _data.InputSize, _data.InputSize);
        Span<TTarget> targets = _targets.AsSpan(place * _data.TargetSize, _data.TargetSize);
        ulong address = (_epoch << 32) | (uint)sample;
        Augment(sample, inputs, RandomStreams.Augmentation, address, buffers);
        _data.TargetsOf(sample, 1).CopyTo(targets);
        if (_augmentation.Mixup is not { } mixup) return;

        (int partner, float share) = mixup.Draw(new PhiloxStream(_seed, RandomStreams.Mixup, address), _data.Count);
        Augment(partner, buffers.Partner, RandomStreams.Augmentation + 1, address, buffers);
        Mixup.Mix(inputs, buffers.Partner, share);
        Mixup.Mix(MemoryMarshal.Cast<TTarget, float>(targets), MemoryMarshal.Cast<TTarget, float>(_data.TargetsOf(partner, 1)), share);
    }

    private void Augment(int sample, Span<float> result, uint stream, ulong address, AugmentationBuffers buffers)
    {
        ReadOnlySpan<float> image = _data.InputsOf(sample, 1);
        ReadOnlySpan<AugmentationStep> steps = _augmentation.StepSpan;
        if (steps.IsEmpty) image.CopyTo(result);
        for (int i = 0; i < steps.Length; i++)
        {
            // From one buffer to the other and back, the last time into the batch.
            Span<float> changed = i == steps.Length - 1 ? result : (i & 1) == 0 ? buffers.Even : buffers.Odd;
            steps[i].Apply(image, changed, _shape, new PhiloxStream(_seed, stream + (2 * (uint)i), address));
            image = changed;
        }
    }

    private void AddBuffers(int workers)
    {
        int added = _buffers.Length;
        Array.Resize(ref _buffers, workers);
        for (int worker = added; worker < workers; worker++) _buffers[worker] = new AugmentationBuffers(_data.InputSize);
    }
}
