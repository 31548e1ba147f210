using NetGen.Differential.Tests.Runs;
using NetGen.Reference.Golden;
using Xunit;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>Layers that draw random numbers in training do nothing in evaluation: PyTorch's outputs and losses in Golden/evaluation.</summary>
public sealed class GoldenEvaluationTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() =>
        new CompiledNetworks([.. from name in GoldenFile.EvaluationNames from width in OneWidth.Widths select GoldenSource.Of(Golden(name), width)]));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in GoldenFile.EvaluationNames)
        {
            foreach (var width in OneWidth.Widths)
                data.Add(name, width);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_loss_are_those_of_pytorch(string name, int width)
    {
        var deviation = GoldenComparison.Of(Golden(name), GoldenSource.Of(Golden(name), width), Compiled.Value, training: false);
        Assert.InRange(deviation.Sharpness(0.95), 0, 1e-4);
    }

    private static GoldenVision Golden(string name) => GoldenFile.Evaluation(name);
}
