using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>
/// What kernels rely on: a contraction's regions are its whole output, each element once, and nothing outside of a tensor is touched.
/// </summary>
internal static class ContractionBounds
{
    public static void Check(NetworkProgram program, int batch)
    {
        foreach (var contraction in program.Ops.OfType<Contraction>())
        {
            var output = contraction.Output.Tensor;
            var writers = new int[output.Size * (output.Batched ? batch : 1)];
            foreach (var part in contraction.Parts)
            {
                foreach (var element in Elements(part.Output, batch))
                    writers[element]++;

                // A sum over nothing reads nothing.
                if (part.Reduction.Any(index => index.Extent == 0))
                    continue;

                // Along the rows of an image a kernel leaves out what lies beside it.
                if (DepthwiseRows.Of(contraction) is null)
                    Assert.NotEmpty(Elements(part.Left, batch));
                Assert.NotEmpty(Elements(part.Right, batch));
            }

            Assert.All(writers, count => Assert.True(count == 1 || (count == 0 && contraction.FillsRest), $"an element is written {count} times by {contraction.Formula}"));
        }
    }

    private static List<int> Elements(Operand operand, int batch)
    {
        var indices = operand.Indices.ToList();
        var address = new Address(operand, indices, batch);
        return [.. Address.Points(indices, batch).Select(point => address.Of(point)
            ?? throw new InvalidOperationException($"{operand} of {operand.Tensor} is outside at {string.Join(", ", point)}."))];
    }
}
