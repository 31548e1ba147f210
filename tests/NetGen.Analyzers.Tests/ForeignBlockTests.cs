using Microsoft.CodeAnalysis;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

/// <summary>Blocks of another assembly: their mistakes can only be shown where they are used.</summary>
public sealed class ForeignBlockTests
{
    private const string Sound =
        "[Block, Dense(6, Name = \"in\"), Residual<Inner>, Dense(4)] public class Body; [Block, Dense(6)] public class Inner;";

    private const string Broken = "[Block, Dense(0)] public class Body;";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sound_block_is_used_like_any_other(bool compiled) =>
        Assert.Empty(await Diagnose(compiled, Sound, Network("Residual<Body>")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_mistakes_are_reported_at_the_use_once(bool compiled) => Assert.Equal(
        ["NETGEN0009 Body Layer 1 of Body (Dense): units is 0, but must be at least 1"],
        await Diagnose(compiled, Broken, Network("Repeat<Body>(2), Block<Body>")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_block_uses_it_that_block_is_told_and_not_the_network(bool compiled) => Assert.Equal(
        ["NETGEN0009 Body Layer 1 of Body (Dense): units is 0, but must be at least 1"],
        await Diagnose(compiled, Broken, "[Block, Repeat<Body>(2)] class Own; " + Network("Block<Own>")));

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public async Task A_circle_is_reported_at_the_use(string entry)
    {
        var other = entry == "A" ? "B" : "A";
        Assert.Equal(
            [$"NETGEN0024 {entry} Layer 1 of {entry} (Block<{other}>): block '{entry}' contains itself ({entry} → {other} → {entry}), "
                + "so it would never end; use another block here"],
            await Diagnose(true, "[Block, Block<B>] public class A; [Block, Block<A>] public class B;", Network($"Block<{entry}>")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shape_that_does_not_fit_is_reported_at_the_use(bool compiled) => Assert.Equal(
        ["NETGEN0012 Body Layer 1 (Block<Body>): Layer 1 of Body (Dense) needs a flat input, but gets 2×2: put [Flatten] before it"],
        await Diagnose(compiled, Sound, Network("Block<Body>", "2, 2")));

    [Fact]
    public async Task A_shape_that_does_not_fit_points_into_a_block_whose_source_is_at_hand()
    {
        var compilation = CSharpCompiler.Compile("[Block, Dropout(0.1), Dense(4)] class Body; " + Network("Block<Body>", "2, 2"));
        var diagnostic = Assert.Single(await NetGenAnalyzers.Run(compilation));
        Assert.Equal("Body", Text(diagnostic.Location));
        Assert.Equal("Dense(4)", Text(Assert.Single(diagnostic.AdditionalLocations)));
    }

    private static async Task<IEnumerable<string>> Diagnose(bool compiled, string library, string source)
    {
        var reference = compiled ? Libraries.Compiled(library) : Libraries.Project(library);
        var diagnostics = await NetGenAnalyzers.Run(Libraries.Using(reference, source));
        Assert.All(diagnostics, diagnostic => Assert.Empty(diagnostic.AdditionalLocations));
        return diagnostics.Select(diagnostic => $"{diagnostic.Id} {Text(diagnostic.Location)} {diagnostic.GetMessage(null)}");
    }

    private static string Text(Location location) =>
        location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);

    private static string Network(string layers, string input = "4") =>
        $"[Network, Input({input}), {layers}, Dense(2), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;";
}
