using Microsoft.CodeAnalysis;
using NetGen.Generators.Emission;
using NetGen.Generators.Pipeline;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>An edit of a block makes the networks again that use it, in whatever file it stands, and no other.</summary>
public sealed class BlockEditTests
{
    private const string Networks =
        """
        [Network, Input(4), Residual<Body>, Dense(2), CrossEntropyLoss, Adam(1e-3)]
        public partial class Direct;

        [Network, Input(4), Repeat<Outer>(2), Dense(2), CrossEntropyLoss, Adam(1e-3)]
        public partial class Indirect;

        [Network, Input(4), Block<Other>, Dense(2), CrossEntropyLoss, Adam(1e-3)]
        public partial class Elsewhere;
        """;

    private const string Blocks =
        """
        [Block, Dense(3, Activation = Activation.ReLU), Dense(4)]
        public class Body
        {
            public int Mine => 1;
        }

        [Block, Dense(4)]
        public class Other;
        """;

    private const string Between = "[Block, Residual<Body>(Activation = Activation.ReLU)] public class Outer;";

    [Theory]
    [InlineData("Dense(3, ", "Dense(5, ", "Direct", "Indirect")]
    [InlineData("[Block, Dense(4)]", "[Block, Dense(4, Activation = Activation.Tanh)]", "Elsewhere")]
    public void Networks_that_use_the_block_are_made_again(string before, string after, params string[] networks)
    {
        var edited = Run().AfterEdit(text => text.Replace(before, after, StringComparison.Ordinal), file: 1);
        Assert.Equal(networks, Remade(edited).Select(name => name.Split('.')[0]).Distinct());
        edited.AssertClean();
    }

    [Fact]
    public void A_block_between_counts_too()
    {
        var edited = Run().AfterEdit(text => text.Replace(".ReLU", ".GELU", StringComparison.Ordinal), file: 2);
        Assert.Equal(["Indirect"], Remade(edited).Select(name => name.Split('.')[0]).Distinct());
    }

    [Theory]
    [InlineData("Mine => 1", "Mine => 2")]
    [InlineData("[Block, Dense(4)]", "[Block]\n\n[Dense(units: 2 + 2)] // four")]
    [InlineData("public class Other;", "public class Other; [Block, Dense(7)] public class Unused;")]
    [InlineData("public class Other;", "[Serializable] internal sealed class Other;")]
    public void What_changes_no_block_that_is_used_runs_nothing(string before, string after)
    {
        var edited = Run().AfterEdit(text => text.Replace(before, after, StringComparison.Ordinal), file: 1);
        Assert.Empty(Remade(edited));
        foreach (var step in new[] { TrackingNames.Declaration, TrackingNames.Compiled, TrackingNames.Files })
        {
            Assert.All(
                edited.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs),
                output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        }
    }

    [Fact]
    public void A_block_that_breaks_breaks_its_networks_with_one_error_each()
    {
        var broken = Run().AfterEdit(text => text.Replace("Dense(3, ", "Dense(0, ", StringComparison.Ordinal), file: 1);
        Assert.Equal(
            [
                "Network 'Direct' can't be generated: it has 1 mistake; "
                + "the first: NETGEN0009, Layer 1 of Body (Dense): units is 0, but must be at least 1",
                "Network 'Indirect' can't be generated: it has 1 mistake; "
                + "the first: NETGEN0009, Layer 1 of Body (Dense): units is 0, but must be at least 1",
            ],
            broken.Diagnostics.Select(diagnostic => diagnostic.GetMessage(null)).Order(StringComparer.Ordinal));
        Assert.Equal(["Direct.Stub.g.cs", "Indirect.Stub.g.cs"], Remade(broken));

        var mended = broken.AfterEdit(text => text.Replace("Dense(0, ", "Dense(3, ", StringComparison.Ordinal), file: 1);
        Assert.Equal(Run().Files, mended.Files);
        mended.AssertClean();
    }

    private static GeneratorRun Run() => GeneratorRun.Of(Networks, Blocks, Between);

    private static string[] Remade(GeneratorRun run) =>
    [
        .. run.Result.TrackedSteps[TrackingNames.Files]
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((GeneratedFile)output.Value).HintName)
            .Order(StringComparer.Ordinal),
    ];
}
