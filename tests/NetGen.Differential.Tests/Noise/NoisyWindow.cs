using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Pooling and its adjoint with their float error.</summary>
internal static class NoisyWindow
{
    public static void Run(Window op, int batch, Dictionary<Tensor, Noisy[]> values)
    {
        var input = values[op.Input];
        var output = new Noisy[batch * op.Output.Size];
        var taps = new Noisy[output.Length];
        foreach (var (window, covered) in WindowInterpreter.Windows(op.Shape, output.Length))
        {
            if (op.Kind == WindowKind.Max)
            {
                var (element, tap) = covered.MaxBy(place => input[place.Element].Value);
                (output[window], taps[window]) = (input[element], new Noisy(tap));
                continue;
            }

            var sum = new NoisySum();
            foreach (var (element, _) in covered)
                sum.Add(input[element]);
            output[window] = Share(sum.Total(), op.Kind, op.Shape.Taps, covered.Count);
        }

        values[op.Output] = output;
        if (op.Tap is not null)
            values[op.Tap] = taps;
    }

    public static void Run(WindowSpread op, int batch, Dictionary<Tensor, Noisy[]> values)
    {
        var given = values[op.Values];
        var taps = op.Tap is null ? null : values[op.Tap];
        var sums = new NoisySum[batch * op.Output.Size];
        foreach (var (window, covered) in WindowInterpreter.Windows(op.Shape, given.Length))
        {
            foreach (var (element, tap) in covered.Where(place => taps is null || taps[window].Value == place.Tap))
                sums[element].Add(Share(given[window], op.Kind, op.Shape.Taps, covered.Count));
        }

        values[op.Output] = Array.ConvertAll(sums, sum => sum.Total());
    }

    private static Noisy Share(Noisy value, WindowKind kind, int taps, int existing) => kind switch
    {
        WindowKind.Average => Noisy.Apply(BinaryOperator.Multiply, value, Noisy.Rounded(1.0 / taps)),
        WindowKind.AverageInside => Noisy.Apply(BinaryOperator.Multiply, value, Noisy.Rounded(1.0 / existing)),
        _ => value,
    };
}
