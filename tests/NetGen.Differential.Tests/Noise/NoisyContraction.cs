using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Sums of products with their float error.</summary>
internal static class NoisyContraction
{
    private static readonly WinogradInterpreter<Noisy> s_winograd = new(
        (factor, value) => new Noisy(factor * value.Value, Math.Abs(factor) * value.Spread), (a, b) => Noisy.Apply(BinaryOperator.Add, a, b), new Noisy(0));

    public static Noisy[] Run(WinogradFilters op, Func<Tensor, Noisy[]> values) => s_winograd.Filters(op, values(op.Input));

    public static Noisy[] Run(WinogradGradient op, int batch, Func<Tensor, Noisy[]> values) =>
        s_winograd.Gradient(op, batch, values(op.Image), values(op.Gradient), Total);

    public static Noisy[] Run(Contraction op, int batch, Func<Tensor, Noisy[]> values)
    {
        if (op.Filters is { } filters)
            return s_winograd.Convolution(op.Parts[0], batch, values(op.Left.Tensor), values(filters), Total);

        var (left, right) = (values(op.Left.Tensor), values(op.Right.Tensor));
        var output = op.Output.Tensor;
        var sums = new NoisySum[(output.Batched ? batch : 1) * output.Size];
        foreach (var part in op.Parts)
        {
            foreach (var (target, i, j, steps, count) in ProductRow.Of(part, batch))
            {
                for (var k = 0; k < count; k++)
                    sums[target + (k * steps.Output)].AddProduct(left[i + (k * steps.Left)], right[j + (k * steps.Right)]);
            }
        }

        return Array.ConvertAll(sums, sum => sum.Total());
    }

    private static Noisy Total(IEnumerable<(Noisy, Noisy)> products)
    {
        var sum = new NoisySum();
        foreach (var (a, b) in products)
            sum.AddProduct(a, b);
        return sum.Total();
    }
}
