using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Checking;

/// <summary>Whom a diagnostic is about. Every file, written or generated, begins with the key of its case.</summary>
internal sealed class Places
{
    private const string ContainerPrefix = "Outer";

    private readonly Dictionary<string, FuzzCase> _cases;
    private readonly Dictionary<string, SyntaxTree> _trees;

    public Places(IEnumerable<FuzzCase> cases, Compilation input)
    {
        _cases = cases.ToDictionary(one => one.Key);
        _trees = input.SyntaxTrees.ToDictionary(tree => tree.FilePath);
    }

    /// <summary>The case that a diagnostic is about, or null.</summary>
    public FuzzCase? CaseOf(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.SourceTree?.FilePath ?? diagnostic.Location.GetLineSpan().Path;
        return path is null ? null : _cases.GetValueOrDefault(Path.GetFileName(path).Split('.')[0]);
    }

    /// <summary>The class that a diagnostic in written code is about; types around the network belong to it.</summary>
    public FuzzClass? ClassOf(Diagnostic diagnostic)
    {
        if (CaseOf(diagnostic) is not { } one || !_trees.TryGetValue(diagnostic.Location.GetLineSpan().Path, out var tree))
            return null;

        var types = tree.GetRoot().FindToken(diagnostic.Location.SourceSpan.Start).Parent!
            .AncestorsAndSelf()
            .OfType<BaseTypeDeclarationSyntax>()
            .Select(type => type.Identifier.ValueText)
            .ToList();
        return one.Classes.FirstOrDefault(known => types.Contains(known.PlainName))
            ?? (types.Exists(name => name.StartsWith(ContainerPrefix, StringComparison.Ordinal)) ? one.Network : null);
    }
}
