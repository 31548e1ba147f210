using NetGen.Generators.Losses;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Networks;

/// <summary>Weights and batches for a random network.</summary>
internal static class CaseData
{
    /// <summary>Weights of a size that keeps activations near 1, biases and slopes that are not their initial value.</summary>
    public static float[] Values(ParameterInfo info, Dice dice)
    {
        var isSlope = info.Name.EndsWith("prelu.weight", StringComparison.Ordinal) || info.LogicalShape is { Rank: 1, Size: 1 };
        var spread = info.LogicalShape.Rank == 1 ? 0.5f : 1.5f / MathF.Sqrt(info.LogicalShape.Size / (float)info.LogicalShape.Axes[0]);
        return Fill(info.Tensor.Size, () => isSlope ? dice.Between(0.1f, 0.4f) : dice.Between(-spread, spread));
    }

    /// <summary>Inputs between −2 and 2, one in ten exactly 0, and targets that the loss can take.</summary>
    public static (float[] Inputs, float[] Targets, int[] Classes) Batch(NetworkGraph graph, int samples, Dice dice)
    {
        var inputs = Fill(samples * graph.Spec.Input.Size, () => dice.Chance(0.1) ? 0 : dice.Between(-2, 2));
        var outputs = graph.Output.Size;
        var classes = new int[samples * (outputs / graph.Output.Last)];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = dice.Below(graph.Output.Last);
        return (inputs, graph.Spec.Loss is KLDivergenceLoss ? Distributions(samples, outputs, dice) : Fill(samples * outputs, () => Target(graph.Spec.Loss, dice)), classes);
    }

    public static Samples Samples(NetworkGraph graph, float[] inputs, float[] targets, int[] classes) => graph.Spec.Loss.Target == TargetKind.ClassIndex
        ? Reference.Samples.Of(inputs, classes)
        : Reference.Samples.Of(inputs, targets);

    private static float Target(Loss loss, Dice dice) => loss switch
    {
        BinaryCrossEntropyLoss => dice.Chance(0.2) ? dice.Uniform() : dice.Below(2),
        HingeLoss => dice.Chance(0.5) ? 1 : -1,
        PoissonLoss => dice.Below(5),
        _ => dice.Between(-2, 2),
    };

    private static float[] Distributions(int samples, int outputs, Dice dice)
    {
        var targets = Fill(samples * outputs, () => dice.Chance(0.2) ? 0 : dice.Uniform() + 0.01f);
        foreach (var row in targets.Chunk(outputs).Select((row, i) => (Row: row, Start: i * outputs)))
        {
            var sum = row.Row.Sum();
            for (var i = 0; i < outputs; i++)
                targets[row.Start + i] = sum > 0 ? row.Row[i] / sum : 1f / outputs;
        }

        return targets;
    }

    private static float[] Fill(int count, Func<float> next)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = next();
        return values;
    }
}
