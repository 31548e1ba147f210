using System.Diagnostics.CodeAnalysis;

namespace NetGen.Checkpoints;

/// <summary>All tensors of one checkpoint: a network's parameters, and behind them its buffers if it has any.</summary>
internal sealed class CheckpointTensors
{
    // What PyTorch's batch normalisation counts beside its statistics; the average needs it only without a momentum.
    private const string BatchCounter = "num_batches_tracked";
    private const string RunningMean = "running_mean";

    private readonly ParameterSet _parameters;
    private readonly ParameterSet? _buffers;

    /// <exception cref="ArgumentException">A parameter and a buffer have the same name.</exception>
    public CheckpointTensors(ParameterSet parameters, ParameterSet? buffers)
    {
        _parameters = parameters;
        _buffers = buffers;
        foreach (Parameter buffer in buffers ?? [])
        {
            if (!parameters.TryGet(buffer.Name, out _)) continue;
            throw new ArgumentException($"A parameter and a buffer are named {buffer.Name}; names must differ.", nameof(buffers));
        }
    }

    /// <summary>The parameters, then the buffers.</summary>
    public IEnumerable<Parameter> All => _buffers is null ? _parameters : _parameters.Concat(_buffers);

    /// <summary>Looks for a tensor by its exact name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Parameter? tensor) =>
        _parameters.TryGet(name, out tensor) || (_buffers is not null && _buffers.TryGet(name, out tensor));

    /// <summary>Whether a name is that of PyTorch's counter beside running statistics that are among the buffers.</summary>
    public bool IsBatchCounter(string name)
    {
        if (_buffers is null || !name.EndsWith(BatchCounter, StringComparison.Ordinal)) return false;

        string layer = name[..^BatchCounter.Length];
        return (layer.Length == 0 || layer.EndsWith('.')) && _buffers.TryGet(layer + RunningMean, out _);
    }
}
