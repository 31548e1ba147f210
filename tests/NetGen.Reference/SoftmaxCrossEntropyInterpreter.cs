using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>Softmax cross-entropy by its definition, row by row, and its gradient divided by all rows' sum of weights.</summary>
internal static class SoftmaxCrossEntropyInterpreter
{
    public static void Run(SoftmaxCrossEntropy op, Execution execution)
    {
        var classes = op.Classes;
        var logits = execution.Read(op.Logits);
        var weights = op.ClassWeights ?? [.. Enumerable.Repeat(1.0, classes)];
        var labels = execution.Classes(op.RowsPerSample);
        var scale = 1 / labels.Sum(label => weights[label]);
        var losses = new double[labels.Count];
        var gradient = new double[logits.Length];

        for (var row = 0; row < losses.Length; row++)
        {
            var z = logits.AsSpan(row * classes, classes);
            var logProbabilities = LogSoftmax(z);
            var target = labels[row];
            var weightSum = 0.0;
            for (var c = 0; c < classes; c++)
            {
                var share = Share(c, target, classes, op.LabelSmoothing) * weights[c];
                weightSum += share;
                losses[row] -= share * logProbabilities[c];
            }

            // The derivative of −log p[c] by z[i] is p[i] − [c = i].
            for (var i = 0; i < classes; i++)
            {
                var share = Share(i, target, classes, op.LabelSmoothing) * weights[i];
                gradient[(row * classes) + i] = scale * ((Math.Exp(logProbabilities[i]) * weightSum) - share);
            }
        }

        execution.Write(op.Loss, losses);
        if (op.Gradient is not null)
            execution.Write(op.Gradient, gradient);
    }

    /// <summary>How much of the target class <paramref name="c"/> is: 1 − ε more for the right one, and ε/C for each.</summary>
    private static double Share(int c, int target, int classes, double smoothing) =>
        (c == target ? 1 - smoothing : 0) + (smoothing / classes);

    private static double[] LogSoftmax(ReadOnlySpan<double> z)
    {
        var values = z.ToArray();
        var max = values.Max();
        var logSum = max + Math.Log(values.Sum(value => Math.Exp(value - max)));
        return [.. values.Select(value => value - logSum)];
    }
}
