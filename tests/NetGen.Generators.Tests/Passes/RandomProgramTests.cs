using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Every pass on random graphs of ops; the interpreter refuses a tensor that is read too early or written twice.</summary>
public sealed class RandomProgramTests
{
    private static readonly Dictionary<string, Func<NetworkProgram, NetworkProgram>> Passes = new()
    {
        [nameof(DeadCode)] = DeadCode.Run,
        [nameof(OperandOrder)] = OperandOrder.Run,
        [nameof(SumFactors)] = SumFactors.Run,
        [nameof(ColumnSums)] = ColumnSums.Run,
        [nameof(MapFusion)] = MapFusion.Run,
        [nameof(SiblingFusion)] = SiblingFusion.Run,
        [nameof(EpilogueFusion)] = EpilogueFusion.Run,
        ["all"] = program => EpilogueFusion.Run(DeadCode.Run(SiblingFusion.Run(MapFusion.Run(OperandOrder.Run(DeadCode.Run(program)))))),
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    public static TheoryData<int> FewSeeds => [.. Enumerable.Range(0, 80)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_pass_changes_a_result(int seed)
    {
        var random = new RandomProgram(seed);

        AssertUnchanged(random, random.Program);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_pass_changes_a_gradient(int seed)
    {
        var random = new RandomProgram(seed);

        AssertUnchanged(random, Differentiator.Run(random.Program, random.Parameters));
    }

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public void Gradients_are_the_slopes_of_the_result(int seed)
    {
        var random = new RandomProgram(seed);
        var training = Differentiator.Run(random.Program, random.Parameters);
        var values = random.Run(training);
        var loss = random.Program.Results[0];

        foreach (var gradient in training.Results.Where(result => result.Role == TensorRole.Gradient))
        {
            var parameter = random.Bindings[gradient.Owner!];
            for (var i = 0; i < parameter.Length; i++)
            {
                var expected = FiniteDifferences.Derivative(() => random.Run(random.Program)[loss][0], parameter, i, step: 1e-4);
                Near.Equal(expected, values[gradient][i], 1e-8, $"{gradient}[{i}]");
            }
        }
    }

    private static void AssertUnchanged(RandomProgram random, NetworkProgram program)
    {
        var expected = random.Run(program);
        foreach (var (name, pass) in Passes)
        {
            var transformed = pass(program);
            var actual = random.Run(transformed);
            foreach (var result in program.Results)
                Near.Equal(expected[result], actual[result], 1e-12, $"{name}: {result} in\n{transformed}");
        }
    }
}
