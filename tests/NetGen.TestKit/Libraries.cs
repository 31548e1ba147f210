using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.TestKit;

/// <summary>Assemblies that a source refers to: what a user gets from another project, or from a package without its source.</summary>
internal static class Libraries
{
    /// <summary>A compiled library: metadata, no syntax.</summary>
    public static MetadataReference Compiled(string source)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompiler.Compile(source).Emit(image);
        return emitted.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(Complaints.Text(emitted.Diagnostics));
    }

    /// <summary>Another project of the same solution, as an IDE sees it: symbols with syntax, which is not this compilation's.</summary>
    public static MetadataReference Project(string source) => CSharpCompiler.Compile(source).ToMetadataReference();

    public static CSharpCompilation Using(MetadataReference library, string source) =>
        CSharpCompiler.Compile(source).AddReferences(library);
}
