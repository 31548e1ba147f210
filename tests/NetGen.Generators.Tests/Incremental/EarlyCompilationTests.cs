using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Parsing;
using NetGen.Generators.Pipeline;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>A network that was compiled by its syntax counts only if its symbols say the same.</summary>
public sealed class EarlyCompilationTests
{
    private const string Source = "[Network, Input(6), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;";

    [Fact]
    public void It_is_what_would_be_compiled_later()
    {
        var reading = ReadingOf(Source);
        Assert.Equal(CompiledNetwork.Of(reading), new EarlyCompilation(ReadingOf(Source)).ResultFor(reading));
    }

    [Fact]
    public void It_is_not_taken_for_another_network() => Assert.Null(new EarlyCompilation(ReadingOf(Source)).ResultFor(ReadingOf(Source.Replace("Dense(3)", "Dense(4)", StringComparison.Ordinal))));

    [Fact]
    public void Without_a_sketch_there_is_nothing_to_take() => Assert.Null(new EarlyCompilation(null).ResultFor(ReadingOf(Source)));

    private static Reading ReadingOf(string source)
    {
        var compilation = CSharpCompiler.Compile([source]);
        var tree = compilation.SyntaxTrees.Last();
        var declaration = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First(NetworkAttributes.MayBeNetwork);
        return NetworkSource.Read(declaration, compilation.GetSemanticModel(tree), CancellationToken.None)!.Reading;
    }
}
