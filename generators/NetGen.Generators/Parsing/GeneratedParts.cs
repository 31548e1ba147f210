using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Parsing;

/// <summary>Tells what the user wrote of a class from what was generated: in a build, analyzers see the finished class.</summary>
internal static class GeneratedParts
{
    /// <summary>The user's own parts of a type, or of a member.</summary>
    public static IEnumerable<SyntaxReference> WithoutGenerated(this IEnumerable<SyntaxReference> parts) =>
        parts.Where(part => !part.SyntaxTree.FilePath.Contains(typeof(NetworkGenerator).FullName));
}
