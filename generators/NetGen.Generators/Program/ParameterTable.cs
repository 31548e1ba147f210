using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>The network's parameters in order of declaration. Declaring one again (in the inference program) returns the same tensor.</summary>
internal sealed class ParameterTable
{
    /// <summary>Parameters start at multiples of this many floats: a cache line, and the widest vector.</summary>
    public const int Alignment = 16;

    private readonly List<ParameterInfo> _parameters = [];
    private readonly List<BufferInfo> _buffers = [];
    private readonly Dictionary<Tensor, int> _offsets = [];

    public IReadOnlyList<ParameterInfo> Parameters => _parameters;

    /// <summary>What is saved and not trained.</summary>
    public IReadOnlyList<BufferInfo> Buffers => _buffers;

    /// <summary>The length of the flat block that holds all parameters; gradients and state are laid out alike.</summary>
    public int BlockLength { get; private set; }

    /// <summary>The same with the buffers, which lie behind the parameters.</summary>
    public int TotalLength { get; private set; }

    /// <summary>Where a parameter or buffer starts in the block.</summary>
    public int OffsetOf(Tensor parameter) => _offsets[parameter];

    public ParameterInfo Find(Tensor parameter) => _parameters.First(info => info.Tensor == parameter);

    /// <summary>Gives parameters other tensors: the same elements in another layout.</summary>
    public void Replace(IReadOnlyDictionary<Tensor, Tensor> tensors)
    {
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (tensors.TryGetValue(_parameters[i].Tensor, out var tensor))
                _parameters[i] = _parameters[i] with { Tensor = tensor };
        }
    }

    /// <summary>Gives every parameter its place, in order of declaration, and every buffer behind them.</summary>
    public void AssignOffsets()
    {
        BlockLength = Place(_parameters.Select(parameter => parameter.Tensor), 0);
        TotalLength = Place(_buffers.Select(buffer => buffer.Tensor), BlockLength);
    }

    private int Place(IEnumerable<Tensor> tensors, int offset)
    {
        foreach (var tensor in tensors)
        {
            _offsets[tensor] = offset;
            offset = checked(offset + tensor.Size + Alignment - 1) / Alignment * Alignment;
        }

        return offset;
    }

    public Tensor DeclareBuffer(string name, Shape shape, double initial, string layerName)
    {
        if (_buffers.Find(buffer => buffer.Name == name) is { } known)
            return known.Tensor;

        var tensor = new Tensor(name, TensorRole.Buffer, batched: false, shape);
        _buffers.Add(new BufferInfo(name, tensor, initial, layerName));
        return tensor;
    }

    public Tensor Declare(
        string name, Shape physical, Shape logical, Integers axes, Initialization initialization, string layerName)
    {
        if (_parameters.Find(parameter => parameter.Name == name) is { } known)
            return known.Tensor;

        var tensor = new Tensor(name, TensorRole.Parameter, batched: false, physical);
        _parameters.Add(new ParameterInfo(name, tensor, logical, axes, initialization, layerName));
        return tensor;
    }
}
