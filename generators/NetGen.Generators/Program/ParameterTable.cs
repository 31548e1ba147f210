using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>The network's parameters in order of declaration. Declaring one again (in the inference program) returns the same tensor.</summary>
internal sealed class ParameterTable
{
    /// <summary>Parameters start at multiples of this many floats: a cache line, and the widest vector.</summary>
    public const int Alignment = 16;

    private readonly List<ParameterInfo> _parameters = [];
    private readonly Dictionary<Tensor, int> _offsets = [];

    public IReadOnlyList<ParameterInfo> Parameters => _parameters;

    /// <summary>The length of the flat block that holds them all; gradients and state are laid out alike.</summary>
    public int BlockLength { get; private set; }

    /// <summary>Where a parameter starts in the block.</summary>
    public int OffsetOf(Tensor parameter) => _offsets[parameter];

    public ParameterInfo Find(Tensor parameter) => _parameters.First(info => info.Tensor == parameter);

    /// <summary>Gives every parameter its place, in order of declaration.</summary>
    public void AssignOffsets()
    {
        var offset = 0;
        foreach (var parameter in _parameters)
        {
            _offsets[parameter.Tensor] = offset;
            offset = checked(offset + parameter.Tensor.Size + Alignment - 1) / Alignment * Alignment;
        }

        BlockLength = offset;
    }

    public Tensor Declare(
        string name, Shape physical, Shape logical, EquatableArray<int> axes, Initialization initialization, string layerName)
    {
        if (_parameters.Find(parameter => parameter.Name == name) is { } known)
            return known.Tensor;

        var tensor = new Tensor(name, TensorRole.Parameter, batched: false, physical);
        _parameters.Add(new ParameterInfo(name, tensor, logical, axes, initialization, layerName));
        return tensor;
    }
}
