using System.Globalization;
using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>The names of a program's tensors, so that a pass can give new ones.</summary>
internal sealed class TensorNamesInUse(NetworkProgram program)
{
    // Most passes have nothing to name in most programs.
    private readonly Lazy<HashSet<string>> _names = new(
        () => [.. program.Ops.SelectMany(op => op.Inputs.Concat(op.Outputs)).Select(tensor => tensor.Name)], isThreadSafe: false);

    /// <summary>The name, with a number where it is taken.</summary>
    public string New(string name)
    {
        var unique = name;
        for (var n = 2; !_names.Value.Add(unique); n++)
            unique = name + n.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
