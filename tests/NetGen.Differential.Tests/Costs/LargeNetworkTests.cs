using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.OneResults;
using NetGen.Differential.Tests.Runs;
using NetGen.OneResult;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Differential.Tests.Costs;

[Collection(OneAtATime.Name)]
public sealed class LargeNetworkTests(ITestOutputHelper output)
{
    private const int MostCharacters = 2_000_000;

    [Fact]
    public void A_network_of_38_million_parameters_compiles_stays_in_budget_and_trains()
    {
        var network = new NetworkCase(
            0, 1, 0, "Input(4096)", ["Dense(4096, Activation = Activation.ReLU)", "Dense(4096, Activation = Activation.GELU)", "Dense(1000)"], "CrossEntropyLoss", "Adam(1e-4)");
        var compiled = new CompiledNetworks([network], allWidths: true);
        var characters = compiled.Output.SyntaxTrees.Sum(tree => (long)tree.Length);
        output.WriteLine(FormattableString.Invariant($"{characters} characters of source"));
        Assert.InRange(characters, 1, MostCharacters);
        BudgetTests.AssertWithinBudget(compiled.Assembly.Assembly.GetTypes(), output);

        // So many samples that three times their multiply-adds don't fit 32 bits.
        const int Samples = 24;
        var instance = compiled.Assembly.Create<int>(network.Name, seed: 3);
        var inputs = SyntheticData.Inputs(Samples * 4096, 1);
        var targets = Enumerable.Range(0, Samples).Select(i => i * 41 % 1000).ToArray();
        var losses = OneResultTests.WithThreads(2, () => Enumerable.Range(0, 3).Select(_ => instance.TrainStep(inputs, targets)).ToList());
        Assert.InRange(losses[0], 6.5f, 7.6f);
        Assert.True(losses[2] < losses[1] && losses[1] < losses[0], string.Join(", ", losses));

        // One worker: what others allocate meanwhile is not counted.
        var allocated = OneResultTests.WithThreads(1, () =>
        {
            instance.TrainStep(inputs, targets);
            var before = GC.GetAllocatedBytesForCurrentThread();
            instance.TrainStep(inputs, targets);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.Equal(0, allocated);
        Assert.All(instance.Predict(inputs.AsSpan(0, 4096)), value => Assert.True(float.IsFinite(value)));
    }
}
