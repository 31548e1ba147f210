using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>The network's parameters in order of declaration. Declaring one again (in the inference program) returns the same tensor.</summary>
internal sealed class ParameterTable
{
    private readonly List<ParameterInfo> _parameters = [];

    public IReadOnlyList<ParameterInfo> Parameters => _parameters;

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
