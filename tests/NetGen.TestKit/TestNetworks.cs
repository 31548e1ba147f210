using Microsoft.CodeAnalysis;
using NetGen.Generators.Parsing;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.TestKit;

/// <summary>Networks for tests of single passes: from attributes to what the front of the compiler makes of them.</summary>
internal static class TestNetworks
{
    /// <summary>A whole, valid network; only <paramref name="attributes"/> are the test's.</summary>
    /// <param name="attributes">Its attributes after <c>[Network]</c>.</param>
    /// <param name="name">The class.</param>
    public static string Source(string attributes, string name = "Net") => $"[Network]\n{attributes}\npublic partial class {name};\n";

    /// <summary>The declaration of the one network in a source.</summary>
    /// <param name="source">C#.</param>
    public static NetworkDeclaration Declaration(string source)
    {
        var compilation = CSharpCompiler.Compile(source);
        return NetworkReader.Read(Assert.Single(Networks(compilation.Assembly.GlobalNamespace)));
    }

    /// <summary>What the attributes mean, or every mistake in them.</summary>
    public static NetworkDesign Design(string attributes) => NetworkDesign.Of(Declaration(Source(attributes)));

    /// <summary>The graph of valid attributes.</summary>
    public static NetworkGraph Graph(string attributes)
    {
        var design = Design(attributes);
        Assert.Empty(design.Mistakes);
        return design.Graph!;
    }

    private static IEnumerable<INamedTypeSymbol> Networks(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type && type.GetAttributes().Any(NetworkAttributes.IsNetwork)
            ? Networks(member).Prepend(type)
            : Networks(member));
}
