using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Pipeline;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>A network that was compiled by its syntax counts only if its symbols say the same.</summary>
public sealed class EarlyCompilationTests
{
    private const string Source =
        """
        [Network, Input(6), Repeat<Body>(2), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;
        [Block, Dense(6, Activation = Activation.ReLU)] class Body;
        """;

    [Fact]
    public void It_is_what_would_be_compiled_later()
    {
        var (early, reading) = Begin(Source);
        var expected = CompiledNetwork.Of(reading);
        Assert.Empty(expected.Problems);
        Assert.Equal(expected, early.ResultFor(reading));
    }

    [Fact]
    public void It_is_not_taken_for_another_network()
    {
        var (_, other) = Begin(Source.Replace("Dense(3)", "Dense(4)", StringComparison.Ordinal));
        Assert.Null(Begin(Source).Early.ResultFor(other));
    }

    [Fact]
    public void Nor_where_symbols_say_more()
    {
        var (early, reading) = Begin(Source.Replace("class Net;", "class Net { public int Predict; }", StringComparison.Ordinal));
        Assert.Null(early.ResultFor(reading));
    }

    // Its problem would be reported without a place.
    [Fact]
    public void A_network_with_mistakes_is_found_by_its_key()
    {
        var (early, reading) = Begin(Source.Replace("class Net;", "class @event;", StringComparison.Ordinal).Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal));
        Assert.Equal("@event", reading.Key);
        Assert.Null(early.ResultFor(reading));
    }

    [Fact]
    public void Without_a_sketch_there_is_nothing_to_take()
    {
        var (early, reading) = Begin(Source.Replace("Dense(3)", "Dense(1 + 2)", StringComparison.Ordinal));
        Assert.Empty(CompiledNetwork.Of(reading).Problems);
        Assert.Null(early.ResultFor(reading));
    }

    private static (EarlyCompilation Early, Reading Reading) Begin(string source)
    {
        var compilation = CSharpCompiler.Compile([source]);
        var tree = compilation.SyntaxTrees.Last();
        var declaration = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        var type = (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
        return (new EarlyCompilation(declaration), NetworkSource.Read(type, declaration)!.Reading);
    }
}
