using NetGen.CodeFixes.Refactorings;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Fixes;

/// <summary>Layers into a block and back: what comes out compiles, and the two undo each other.</summary>
public sealed class RefactoringTests
{
    private const string Apart =
        """
        namespace Mine
        {
            [Network]
            [Input(4)]
            [Dense(16, Activation = Activation.ReLU)]
            [Dropout(0.1)]
            [Dense(16, Activation = Activation.ReLU)]
            [Dense(3)]
            [CrossEntropyLoss]
            [Adam(1e-3)]
            internal partial class Net;
        }
        """;

    private const string Together =
        """
        namespace Mine
        {
            [Network]
            [Input(4)]
            [Block<NetBlock>]
            [Dense(3)]
            [CrossEntropyLoss]
            [Adam(1e-3)]
            internal partial class Net;

            [Block]
            [Dense(16, Activation = Activation.ReLU)]
            [Dropout(0.1)]
            [Dense(16, Activation = Activation.ReLU)]
            internal class NetBlock;
        }
        """;

    [Fact]
    public async Task Selected_layers_become_a_block()
    {
        var from = Apart.IndexOf("Dense(16", StringComparison.Ordinal);
        var to = Apart.LastIndexOf("Dense(16", StringComparison.Ordinal) + "Dense(16".Length;
        var extracted = await RefactoringVerifier.Apply(new ExtractBlockRefactoring(), Apart, from, to);
        Assert.Equal(Together, extracted);
        GeneratorRun.Of(extracted!).AssertClean();
    }

    [Fact]
    public async Task A_block_becomes_its_layers_again()
    {
        var at = Together.IndexOf("Block<", StringComparison.Ordinal);
        var inlined = await RefactoringVerifier.Apply(new InlineBlockRefactoring(), Together, at, at);
        Assert.StartsWith(Apart[..Apart.IndexOf("[Adam", StringComparison.Ordinal)], inlined, StringComparison.Ordinal);
        GeneratorRun.Of(inlined!).AssertClean();
    }

    [Fact]
    public async Task In_a_list_it_is_one_of_the_list()
    {
        const string Source = "[Network, Input(4), Dense(4, Activation = Activation.ReLU), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;\n\npublic class NetBlock;";
        var at = Source.IndexOf("Dense(4", StringComparison.Ordinal);
        Assert.Equal(
            "[Network, Input(4), Block<NetBlock2>, Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;\n\n"
            + "[Block]\n[Dense(4, Activation = Activation.ReLU)]\npublic class NetBlock2;\n\npublic class NetBlock;",
            await RefactoringVerifier.Apply(new ExtractBlockRefactoring(), Source, at, at + 5));
    }

    [Theory]
    [InlineData("Input(4)", "Dense(16")]
    [InlineData("Dense(3)", "CrossEntropyLoss")]
    [InlineData("internal", "partial")]
    public async Task What_is_no_layer_is_not_extracted(string first, string last)
    {
        var (from, to) = (Apart.IndexOf(first, StringComparison.Ordinal), Apart.IndexOf(last, StringComparison.Ordinal) + last.Length);
        Assert.Null(await RefactoringVerifier.Apply(new ExtractBlockRefactoring(), Apart, from, to));
    }

    [Fact]
    public async Task Without_a_selection_nothing_is_offered()
    {
        var at = Apart.IndexOf("Dense(16", StringComparison.Ordinal);
        Assert.Null(await RefactoringVerifier.Apply(new ExtractBlockRefactoring(), Apart, at, at));
    }

    [Fact]
    public async Task Only_a_use_of_a_block_whose_source_is_there_is_inlined()
    {
        const string Source = "[Network, Input(4), Block<Identity>, Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;";
        var at = Source.IndexOf("Block<", StringComparison.Ordinal);
        Assert.Null(await RefactoringVerifier.Apply(new InlineBlockRefactoring(), Source, at, at));
        Assert.Null(await RefactoringVerifier.Apply(new InlineBlockRefactoring(), Source, Source.IndexOf("Dense", StringComparison.Ordinal), at));
    }
}
