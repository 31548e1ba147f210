using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generators.Pipeline;

/// <summary>Where a network's name stands, as numbers: a <see cref="Location"/> would keep a whole syntax tree alive.</summary>
/// <param name="Key">The class's full name.</param>
internal sealed record ClassPlace(string Key, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static ClassPlace Of(string key, TypeDeclarationSyntax declaration)
    {
        var location = declaration.Identifier.GetLocation();
        return new ClassPlace(key, declaration.SyntaxTree.FilePath, location.SourceSpan, location.GetLineSpan().Span);
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
