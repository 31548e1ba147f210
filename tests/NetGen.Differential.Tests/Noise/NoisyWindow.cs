using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Pooling with its float error.</summary>
internal static class NoisyWindow
{
    public static void Run(Window op, Dictionary<Tensor, Noisy[]> values)
    {
        var input = values[op.Input];
        var output = new Noisy[input.Length / op.Shape.InputShape.Size * op.Shape.OutputShape.Size];
        var taps = new Noisy[output.Length];
        foreach (var (window, covered) in WindowInterpreter.Windows(op.Shape, output.Length))
        {
            if (op.Kind == WindowKind.Max)
            {
                // Where two inputs are too close to tell, the difference is within the spread of either, but the tap may be another one.
                var best = covered[0];
                foreach (var place in covered)
                    best = input[place.Element].Value > input[best.Element].Value ? place : best;
                output[window] = covered.Select(place => input[place.Element]).Aggregate((a, b) => Noisy.Apply(BinaryOperator.Max, a, b));
                taps[window] = new Noisy(best.Tap);
                continue;
            }

            var sum = new NoisySum();
            foreach (var place in covered)
                sum.Add(input[place.Element]);
            output[window] = Scaled(sum.Total(), op.Shape, op.Kind, covered.Count);
        }

        values[op.Output] = output;
        if (op.Tap is not null)
            values[op.Tap] = taps;
    }

    public static void Run(WindowSpread op, int batch, Dictionary<Tensor, Noisy[]> values)
    {
        var spread = values[op.Values];
        var sums = new NoisySum[batch * op.Shape.InputShape.Size];
        foreach (var (window, covered) in WindowInterpreter.Windows(op.Shape, spread.Length))
        {
            foreach (var (element, tap) in covered)
            {
                if (op.Tap is null)
                    sums[element].Add(Scaled(spread[window], op.Shape, op.Kind, covered.Count));
                else if (values[op.Tap][window].Value == tap)
                    sums[element].Add(spread[window]);
            }
        }

        values[op.Output] = Array.ConvertAll(sums, sum => sum.Total());
    }

    private static Noisy Scaled(Noisy value, WindowShape shape, WindowKind kind, int covered) => kind switch
    {
        WindowKind.Average => Noisy.Apply(BinaryOperator.Multiply, value, Noisy.Rounded(1.0 / shape.Taps)),
        WindowKind.AverageInside => Noisy.Apply(BinaryOperator.Multiply, value, Noisy.Rounded(1.0 / covered)),
        _ => value,
    };
}
