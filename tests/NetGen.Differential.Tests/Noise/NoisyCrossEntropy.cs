using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Softmax cross-entropy with its float error, step by step as any implementation must take it.</summary>
internal static class NoisyCrossEntropy
{
    public static void Run(SoftmaxCrossEntropy op, Dictionary<Tensor, Noisy[]> values, IReadOnlyList<int> labels)
    {
        var classes = op.Classes;
        var logits = values[op.Logits];
        var weights = op.ClassWeights ?? [.. Enumerable.Repeat(1.0, classes)];
        var scale = Noisy.Rounded(1 / labels.Sum(label => weights[label]));
        var losses = new Noisy[labels.Count];
        var gradient = new Noisy[logits.Length];

        for (var sample = 0; sample < labels.Count; sample++)
        {
            var z = logits.AsSpan(sample * classes, classes);
            var shifted = Shift(z);
            var exponentials = Array.ConvertAll(shifted, value => Noisy.Apply(UnaryOperator.Exp, value));
            var sum = Sum(exponentials);
            var logSum = Noisy.Apply(UnaryOperator.Log, sum);

            var shares = new Noisy[classes];
            for (var c = 0; c < classes; c++)
                shares[c] = Noisy.Rounded((((c == labels[sample] ? 1 - op.LabelSmoothing : 0) + (op.LabelSmoothing / classes)) * weights[c]));

            var weight = Sum(shares);
            var loss = new NoisySum();
            for (var c = 0; c < classes; c++)
            {
                loss.AddProduct(shares[c], Subtract(logSum, shifted[c]));
                var probability = Noisy.Apply(BinaryOperator.Divide, exponentials[c], sum);
                gradient[(sample * classes) + c] = Multiply(scale, Subtract(Multiply(probability, weight), shares[c]));
            }

            losses[sample] = loss.Total();
        }

        values[op.Loss] = losses;
        if (op.Gradient is not null)
            values[op.Gradient] = gradient;
    }

    // The shift cancels exactly in everything that follows; only its own rounding remains.
    private static Noisy[] Shift(ReadOnlySpan<Noisy> z)
    {
        var max = double.NegativeInfinity;
        foreach (var value in z)
            max = Math.Max(max, value.Value);
        var shifted = new Noisy[z.Length];
        for (var c = 0; c < z.Length; c++)
            shifted[c] = Subtract(z[c], new Noisy(max));
        return shifted;
    }

    private static Noisy Sum(Noisy[] values)
    {
        var sum = new NoisySum();
        foreach (var value in values)
            sum.Add(value);
        return sum.Total();
    }

    private static Noisy Subtract(Noisy a, Noisy b) => Noisy.Apply(BinaryOperator.Subtract, a, b);

    private static Noisy Multiply(Noisy a, Noisy b) => Noisy.Apply(BinaryOperator.Multiply, a, b);
}
