using Microsoft.CodeAnalysis;
using NetGen.Generators.Emission;
using NetGen.Generators.Pipeline;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>Which files an edit makes again. (That an unrelated edit runs no step is checked in every run of the test kit.)</summary>
public sealed class EditTests
{
    private const string Source =
        """
        namespace Mine;

        [Network]
        [Input(6)]
        [Dense(5, Activation = Activation.ReLU)]
        [Dropout(0.25)]
        [Dense(3)]
        [CrossEntropyLoss]
        [Adam(1e-3)]
        [Accuracy]
        public partial class Net
        {
            public int Mine => 1;
        }

        [Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]
        public partial class Other;
        """;

    [Theory]
    [InlineData("white space", "[Dense(3)]", "\n\n    [ Dense( 3 ) ]", "")]
    [InlineData("a comment in the class's file", "[Dense(3)]", "[Dense(3)] // three classes", "")]
    [InlineData("a comment above the class", "namespace Mine;", "namespace Mine; // mine", "")]
    [InlineData("a member of the user's own", "Mine => 1", "Mine => 2", "")]
    [InlineData("the same value in other words", "[Dense(3)]", "[Dense(units: 1 + 2)]", "")]
    [InlineData("a modifier", "public partial class Net", "public sealed partial class Net", "")]
    [InlineData("another attribute", "[Network]\n", "[Network, System.Serializable]\n", "")]
    [InlineData("the learning rate", "[Adam(1e-3)]", "[Adam(2e-3)]", "Optimizer")]
    public void Only_the_file_that_an_edit_changes_is_made_again(string edit, string before, string after, string changed)
    {
        var edited = GeneratorRun.Of(Source).AfterEdit(text => text.Replace(before, after, StringComparison.Ordinal));
        string[] expected = changed.Length == 0 ? [] : [$"Mine.Net.{changed}.g.cs"];
        var remade = Remade(edited);
        Assert.True(expected.SequenceEqual(remade), $"{edit}: {string.Join(", ", remade)}");
        Assert.Equal(remade.Length, OutputsThatRan(edited));
    }

    // The updates are fused into the kernels of a training step, so more than one file may hold an optimizer's constants.
    [Fact]
    public void An_option_of_the_optimizer_leaves_inference_alone()
    {
        var edited = GeneratorRun.Of(Source)
            .AfterEdit(text => text.Replace("[Adam(1e-3)]", "[Adam(1e-3, Beta1 = 0.8)]", StringComparison.Ordinal));
        var remade = Remade(edited);
        Assert.Contains("Mine.Net.Optimizer.g.cs", remade);
        Assert.Empty(remade.Intersect(["Mine.Net.g.cs", "Mine.Net.Forward.g.cs", "Mine.Net.Metrics.g.cs"]));
    }

    [Theory]
    [InlineData("Dense(3)", "Dense(4)", "Mine.Net.")]
    [InlineData("Dense(1)", "Dense(2)", "Mine.Other.")]
    public void Other_units_change_a_network_and_no_other(string before, string after, string network)
    {
        var remade = Remade(GeneratorRun.Of(Source).AfterEdit(text => text.Replace(before, after, StringComparison.Ordinal)));
        Assert.Contains(network + "g.cs", remade);
        Assert.Contains(network + "Forward.g.cs", remade);
        Assert.All(remade, name => Assert.StartsWith(network, name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_in_another_file_runs_nothing_after_the_first_step()
    {
        var edited = GeneratorRun.Of(Source, "class Unrelated { int _mine = 1; }")
            .AfterEdit(text => text.Replace("= 1", "= 2", StringComparison.Ordinal), file: 1);
        Assert.Empty(Remade(edited));
        Assert.Equal(0, OutputsThatRan(edited));
        Assert.DoesNotContain(
            IncrementalStepRunReason.Modified,
            TrackingNames.All.SelectMany(name => Reasons(edited, name)));
    }

    [Fact]
    public void A_line_above_the_class_does_not_compile_it_again()
    {
        var edited = GeneratorRun.Of(Source).AfterEdit(text => "// one more line\n" + text);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(edited, TrackingNames.Source));
        Assert.All(Reasons(edited, TrackingNames.Declaration), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Reasons(edited, TrackingNames.Compiled), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_mistake_is_reported_again_where_its_class_has_moved_to()
    {
        var run = GeneratorRun.Of(Source.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal));
        var moved = run.AfterEdit(text => "\n\n" + text);
        Assert.Empty(Remade(moved));
        Assert.Equal(
            Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line + 2,
            Assert.Single(moved.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_network_that_is_mended_has_its_files_and_no_stubs()
    {
        var broken = GeneratorRun.Of(Source.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal));
        var stub = Assert.Single(broken.Files.Keys, name => name.StartsWith("Mine.Net.", StringComparison.Ordinal));
        Assert.Equal("Mine.Net.Stub.g.cs", stub);

        var mended = broken.AfterEdit(text => text.Replace("Dense(0)", "Dense(3)", StringComparison.Ordinal));
        Assert.Equal(GeneratorRun.Of(Source).Files, mended.Files);
        mended.AssertClean();
    }

    private static string[] Remade(GeneratorRun run) =>
    [
        .. run.Result.TrackedSteps[TrackingNames.Files]
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((GeneratedFile)output.Value).HintName)
            .Order(StringComparer.Ordinal),
    ];

    private static int OutputsThatRan(GeneratorRun run) => run.Result.TrackedOutputSteps
        .SelectMany(steps => steps.Value)
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason != IncrementalStepRunReason.Cached);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps.GetValueOrDefault(step, []).SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);
}
