using System.Reflection;
using System.Text;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Numerics;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>Sums and maxima over a row, compiled and run: the runtime's own reductions in the same order, at every vector width.</summary>
public sealed class RowOrderTests : IClassFixture<RowOrderTests.CompiledKernels>
{
    private const int MostColumns = 70;
    private const int Rows = 3;
    private static readonly string[] Widths = ["", "_512", "_256", "_128"];

    private readonly CompiledKernels _kernels;

    public RowOrderTests(CompiledKernels kernels) => _kernels = kernels;

    private delegate void Kernel(ref float values, ref float results, nint first, nint last);

    public static TheoryData<int> Columns => [.. Enumerable.Range(1, MostColumns)];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_row_is_added_up_as_the_runtime_does(int columns) =>
        AssertRows($"Sum{columns}", columns, (values, row) => Reductions.Sum(in values[row * columns], columns));

    [Theory]
    [MemberData(nameof(Columns))]
    public void The_maximum_of_a_row_is_the_runtimes(int columns) =>
        AssertRows($"Max{columns}", columns, (values, row) => Reductions.Max(in values[row * columns], columns));

    [Theory]
    [MemberData(nameof(Columns))]
    public void The_maximum_of_a_row_with_special_values_is_the_runtimes(int columns)
    {
        float[] specials = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, float.MaxValue, -float.Epsilon];
        foreach (var common in (float[])[-1, -0f, 0, float.NegativeInfinity])
        {
            for (var position = 0; position < columns; position++)
            {
                // Each row has two, in different distances.
                var values = Enumerable.Repeat(common, Rows * columns).ToArray();
                for (var row = 0; row < Rows; row++)
                {
                    values[(row * columns) + ((position + (5 * row)) % columns)] = specials[position % specials.Length];
                    values[(row * columns) + position] = specials[(position / specials.Length) % specials.Length];
                }

                AssertRows($"Max{columns}", values, row => Reductions.Max(in values[row * columns], columns));
            }
        }
    }

    private void AssertRows(string name, int columns, Func<float[], int, float> expected)
    {
        var random = new Random(columns);
        var values = Enumerable.Range(0, Rows * columns)
            .Select(_ => (float)Math.Exp(random.NextDouble() * 20) * (random.Next(2) - 0.5f))
            .ToArray();
        AssertRows(name, values, row => expected(values, row));
    }

    private void AssertRows(string name, float[] values, Func<int, float> expected)
    {
        var kernels = Widths.Select(width => _kernels.Find(name + width)).OfType<MethodInfo>().ToList();
        Assert.NotEmpty(kernels);
        foreach (var kernel in kernels)
        {
            var results = new float[Rows];
            kernel.CreateDelegate<Kernel>()(ref values[0], ref results[0], 0, Rows);
            Assert.Equal(
                Enumerable.Range(0, Rows).Select(row => Bits(expected(row))),
                results.Select(Bits));
        }
    }

    // Which NaN it is, is not part of the contract.
    private static int Bits(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);

    /// <summary>All kernels in one class, the ones for single widths made public.</summary>
    public sealed class CompiledKernels
    {
        private readonly Type _type;

        public CompiledKernels()
        {
            var source = new StringBuilder(
                """
                using System.Runtime.CompilerServices;
                using System.Runtime.Intrinsics;
                using NetGen.Numerics;
                public static class RowKernels
                {

                """);
            for (var columns = 1; columns <= MostColumns; columns++)
            {
                source.Append(Text($"Sum{columns}", columns, Reduction.RowSum));
                source.Append(Text($"Max{columns}", columns, Reduction.RowMax));
            }

            source.Append('}');
            _type = LoadedAssembly.From(CSharpCompiler.Compile(source.ToString())).Type("RowKernels");
        }

        public MethodInfo? Find(string name) => _type.GetMethod(name);

        private static string Text(string name, int columns, Reduction reduction)
        {
            var values = new Tensor("values", TensorRole.Input, true, new Shape(columns));
            var result = new Tensor("result", TensorRole.Temporary, true, new Shape(1));
            var map = Map.Reduce(result, reduction, new Input(0), values);
            return MapKernel.Print(map).Text.Write(name).Replace("private static", "public static", StringComparison.Ordinal);
        }
    }
}
