using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>The passes on random graphs of image ops; the interpreter refuses what no kernel could do.</summary>
public sealed class RandomImageProgramTests
{
    private static readonly Dictionary<string, Func<NetworkProgram, NetworkProgram>> Passes = new()
    {
        [nameof(Attachment)] = Attachment.Run,
        [nameof(DeadCode)] = DeadCode.Run,
        [nameof(GatherForm)] = GatherForm.Run,
        [nameof(ReadPadding)] = ReadPadding.Run,
        [nameof(MapFusion)] = MapFusion.Run,
        [nameof(SiblingFusion)] = SiblingFusion.Run,
        [nameof(Recomputation)] = Recomputation.Run,
        [nameof(MaskedGradients)] = MaskedGradients.Run,
        [nameof(RowFactors)] = RowFactors.Run,
        [nameof(FlatActivations)] = FlatActivations.Run,
        [nameof(WideRows)] = program => WideRows.Run(ColumnSums.Run(program)),
        ["all"] = Programs.Optimize,
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    public static TheoryData<int> FewSeeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_pass_changes_a_gradient_or_a_buffer(int seed)
    {
        var random = new RandomImageProgram(seed);
        var program = random.Check.Differentiate(random.Loss);
        var expected = random.Check.Run(program);

        foreach (var (name, pass) in Passes)
        {
            var transformed = pass(program);
            var actual = random.Check.Run(transformed);
            foreach (var result in program.Results)
                Near.Equal(expected[result], actual[result], 1e-11, $"{name}: {result} in\n{transformed}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_is_read_outside_and_everything_is_written_once(int seed)
    {
        var random = new RandomImageProgram(seed);

        var program = Programs.Optimize(random.Check.Differentiate(random.Loss));

        ContractionBounds.Check(program, random.Check.Batch);

        // Operands of a check are called like the parameters that they are made of.
        var names = program.Ops.SelectMany(op => op.Outputs).Distinct().Select(tensor => tensor.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public void Gradients_are_the_slopes_of_the_result(int seed)
    {
        var random = new RandomImageProgram(seed);
        var forward = new NetworkProgram([.. random.Check.Context.Ops], null, null, [random.Loss]);
        var training = random.Check.Differentiate(random.Loss);
        var values = random.Check.Run(training);

        foreach (var gradient in training.Results.Where(result => result.Role == TensorRole.Gradient))
        {
            var parameter = random.Check.ValuesOf(gradient.Owner!);
            for (var i = 0; i < parameter.Length; i += Math.Max(1, parameter.Length / 7))
            {
                // A step this small hardly ever changes which value of a window is the largest.
                var expected = FiniteDifferences.Derivative(() => random.Check.Run(forward)[random.Loss][0], parameter, i, step: 1e-5);
                Near.Equal(expected, values[gradient][i], 1e-7, $"{gradient}[{i}] in\n{training}");
            }
        }
    }
}
