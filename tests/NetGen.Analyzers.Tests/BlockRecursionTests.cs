using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

/// <summary>Blocks without an end, or with too much in them: an error, never a hang.</summary>
public sealed class BlockRecursionTests
{
    [Fact]
    public Task A_block_does_not_contain_itself() => AnalyzerVerifier.Verify(
        "[Block, Dense(4), Residual<{|NETGEN0024:Body|}>] class Body;" + Network("Block<Body>, Repeat<Body>(2)"),
        "Layer 2 of Body (Residual<Body>): block 'Body' contains itself (Body → Body), so it would never end; use another block here");

    [Fact]
    public Task Nor_in_its_shortcut() => AnalyzerVerifier.Verify(
        "[Block, Residual<Identity>(Shortcut = {|NETGEN0024:typeof(Body)|})] class Body;");

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public Task Of_a_circle_one_block_is_told_wherever_one_enters_it(string entry) => AnalyzerVerifier.Verify(
        $$"""
        [Block, Block<A>] class C;
        [Block, Dense(4), Concat<Identity, {|NETGEN0024:B|}>] class A;
        [Block, Repeat<C>(2)] class B;
        {{Network($"Dense(4), Block<{entry}>")}}
        """,
        "Layer 2 of A (Concat<Identity, B>): block 'A' contains itself (A → B → C → A), so it would never end; use another block here");

    [Fact]
    public Task A_block_that_leads_to_a_circle_is_not_at_fault() => AnalyzerVerifier.Verify(
        "[Block, Block<Body>] class Outer; [Block, Block<{|NETGEN0024:Body|}>] class Body;" + Network("Block<Outer>"));

    [Fact]
    public Task The_same_block_at_many_places_is_no_circle() => AnalyzerVerifier.Verify(
        "[Block, Dense(4)] class A; [Block, Block<A>, Residual<A>] class B; [Block, Concat<A, B>, Dense(4), Add<B, A>] class C;"
        + Network("Block<A>, Block<B>, Block<C>, Repeat<C>(2)"));

    [Fact]
    public Task Repetitions_have_a_limit() => AnalyzerVerifier.Verify(
        "[Block, Dense(4)] class Body;" + Network("{|NETGEN0013:Repeat<Body>(2147483647)|}"),
        "Layer 1 (Repeat<Body>) stands for 2,147,483,648 layers; the limit is 10,000");

    [Fact]
    public Task Doubling_again_and_again_is_stopped_once()
    {
        var blocks = Enumerable.Range(1, 40).Select(i => $"[Block, {Layer(i)}] class B{i:D2};");
        return AnalyzerVerifier.Verify(
            $"[Block, Dense(4)] class B00; {string.Join("\n", blocks)} {Network("Block<B40>")}",
            "Layer 1 of B13 (Concat<B12, B12>) stands for 16,383 layers; the limit is 10,000");

        static string Layer(int i)
        {
            var layer = FormattableString.Invariant($"Concat<B{i - 1:D2}, B{i - 1:D2}>");
            return i == 13 ? $"{{|NETGEN0013:{layer}|}}" : layer;
        }
    }

    private static string Network(string layers) =>
        $"\n[Network, Input(4), {layers}, Dense(4), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;";
}
