using System.Text.RegularExpressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Emission;

/// <summary>
/// Generated code is written with short names. Where one of them means something else to the user's class, this puts what it must be
/// instead: a library type's full name, or another name for a private member. Names with an <c>@</c> are the user's own.
/// </summary>
internal sealed class NameReplacer(IEnumerable<NameReplacement> replacements)
{
    // What stands before the dot of a member of generated code itself.
    private static readonly string[] Own = ["network.", "Engine."];

    // Made when they are needed, which they rarely are.
    private static class Patterns
    {
        public static readonly Regex Tokens = new("\"(?:\\\\.|[^\"\\\\])*\"|//.*|@?[A-Za-z_][A-Za-z0-9_]*");
        public static readonly Regex References = new("cref=\"[^\"]*\"");
        public static readonly Regex Names = new("[A-Za-z_][A-Za-z0-9_]*");
    }

    private readonly Dictionary<string, string> _texts = replacements.ToDictionary(pair => pair.Name, pair => pair.Text);

    /// <summary>A line of code or of XML docs with its names replaced; comments and strings stay.</summary>
    public string Apply(string line) => _texts.Count == 0 ? line : line.TrimStart().StartsWith("///", StringComparison.Ordinal)
        ? Patterns.References.Replace(line, reference => "cref=" + Patterns.Names.Replace(reference.Value.Substring(5), name => TextFor(name.Value)))
        : Patterns.Tokens.Replace(line, match => IsMember(line, match) ? match.Value : TextFor(match.Value));

    private string TextFor(string name) => _texts.TryGetValue(name, out var text) ? text : name;

    // A member of something else than the network keeps its name; so does a property that is called like its type.
    private static bool IsMember(string line, Match match)
    {
        var before = line.Substring(0, match.Index);
        if (before.EndsWith(".", StringComparison.Ordinal))
            return !Own.Any(own => before.EndsWith(own, StringComparison.Ordinal));
        return before.EndsWith($" {match.Value}? ", StringComparison.Ordinal);
    }
}
