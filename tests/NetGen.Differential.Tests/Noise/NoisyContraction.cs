using NetGen.Generators.Program;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Sums of products with their float error.</summary>
internal static class NoisyContraction
{
    public static Noisy[] Run(Contraction op, int batch, Func<Tensor, Noisy[]> values)
    {
        var (left, right) = (values(op.Left.Tensor), values(op.Right.Tensor));
        var output = op.Output.Tensor;
        var sums = new NoisySum[(output.Batched ? batch : 1) * output.Size];
        foreach (var part in op.Parts)
        {
            var indices = part.Output.Indices.Concat(part.Left.Indices).Concat(part.Right.Indices).Distinct().ToList();
            var (target, a, b) = (new Address(part.Output, indices, batch), new Address(part.Left, indices, batch), new Address(part.Right, indices, batch));
            foreach (var point in Address.Points(indices, batch))
            {
                if (target.Of(point) is { } place && a.Of(point) is { } i && b.Of(point) is { } j)
                    sums[place].AddProduct(left[i], right[j]);
            }
        }
    }

        return Array.ConvertAll(sums, sum => sum.Total());
    }
}
