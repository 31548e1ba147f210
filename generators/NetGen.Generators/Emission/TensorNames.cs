using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission;

/// <summary>Names of tensors as C# locals: <c>dense1.weight</c> becomes <c>dense1Weight</c>, its gradient <c>dense1WeightGradient</c>.</summary>
internal sealed class TensorNames
{
    private readonly Dictionary<Tensor, string> _names = [];
    private readonly HashSet<string> _taken;

    public TensorNames(params string[] reserved) => _taken = [.. reserved];

    public string Of(Tensor tensor)
    {
        if (_names.TryGetValue(tensor, out var known))
            return known;

        return _names[tensor] = New(Stem(tensor.Name));
    }

    /// <summary>A name that nothing else has, for another local.</summary>
    public string New(string stem)
    {
        var name = stem;
        for (var n = 2; !_taken.Add(name); n++)
            name = stem + Literal.Int(n);
        return name;
    }

    private static string Stem(string name)
    {
        var isGradient = name.StartsWith("∂", StringComparison.Ordinal);
        var isTransposed = name.EndsWith("ᵀ", StringComparison.Ordinal);
        var text = new StringBuilder();
        var upper = false;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c) && c < 128)
            {
                text.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
            else
                upper = text.Length > 0;
        }

        if (text.Length == 0)
            text.Append("tensor");
        if (char.IsDigit(text[0]))
            text.Insert(0, '_');
        text[0] = char.ToLowerInvariant(text[0]);
        var stem = text + (isTransposed ? "Transposed" : "") + (isGradient ? "Gradient" : "");
        return IsKeyword(stem) || IsRange(stem) ? stem + "_" : stem;
    }

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    // first, first0, last12: what the ranges of workers are called.
    private static bool IsRange(string name) =>
        name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is "first" or "last";
}
