using System.Text.RegularExpressions;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>The kernels of a network. Kernels that come out alike are emitted once, whatever layers they serve.</summary>
internal sealed class KernelLibrary
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<string> _texts = [];
    private int _constants;

    /// <summary>All kernels, in the order of first use.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The name of an array of numbers known to the compiler.</summary>
    public string AddConstant(Tensor tensor)
    {
        var values = string.Join(", ", tensor.Values!.Select(Literal.Float));
        if (_names.TryGetValue(values, out var known))
            return known;

        var name = $"Constant{Literal.Int(_constants++)}";
        _names.Add(values, name);
        _texts.Add(
            $"// {tensor.Shape}\npublic static ReadOnlySpan<float> {name}\n{{\n"
            + $"    [MethodImpl(MethodImplOptions.AggressiveOptimization)]\n    get => [{values}];\n}}\n");
        return name;
    }

    /// <summary>The name of the kernel with this signature and these bodies, which is added if it is new.</summary>
    public string Add(KernelText kernel)
    {
        var key = kernel.Write("Kernel");
        if (_names.TryGetValue(key, out var known))
            return known;

        var name = Regex.Replace(kernel.Name, "[^A-Za-z0-9_]", "");
        var unique = name;
        for (var n = 2; !_taken.Add(unique); n++)
            unique = $"{name}_{Literal.Int(n)}";
        _names.Add(key, unique);
        _texts.Add(kernel.Write(unique));
        return unique;
    }
}
