using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

/// <summary>Maps with something that is the same in all rows: narrow vectors take a few rows at a time, the widest ones all of them, to the same bits, for any part of a batch.</summary>
public sealed class RowsKernelTests
{
    private const int Samples = 5;

    private static readonly Map[] Maps =
    [
        .. from columns in new[] { 6, 16, 32, 48, 64, 80, 128 } from rows in new[] { 1, 3, 4, 9 } from divides in new[] { false, true } select Normalized(columns, rows, divides),
        .. from columns in new[] { 48, 64, 128 } from rows in new[] { 3, 6 } select Normalized(columns, rows, divides: false, perSample: true),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Maps.Select(MapKernel.Print)));

    [Fact]
    public void Every_width_and_any_part_of_a_batch_has_what_the_formula_says()
    {
        foreach (var (place, map) in Maps.Index())
        {
            int[]? expected = null;
            foreach (var (width, parts) in new (int, (int, int)[])[]
            {
                (512, [(0, Samples)]), (512, [(0, 2), (2, 2), (2, Samples)]), (256, [(0, Samples)]), (256, [(0, 1), (1, 4), (4, Samples)]), (128, [(0, Samples)]), (128, [(0, 3), (3, Samples)]),
            })
            {
                var (inputs, results) = Run(place, map, width, parts);
                for (var i = 0; i < results.Length; i++)
                {
                    var column = i % map.Space.Columns;
                    var mean = map.Inputs[1].Batched ? (i / map.Space.Columns / map.Space.RowsPerSample * map.Space.Columns) + column : column;
                    var value = (inputs[0][i] - (double)inputs[1][mean]) * inputs[2][column];
                    Assert.Equal(IsDivided(map) ? value / (2 + inputs[3][column]) : value * inputs[3][column], results[i], 2e-6);
                }

                expected ??= [.. results.Select(BitConverter.SingleToInt32Bits)];
                Assert.Equal(expected, results.Select(BitConverter.SingleToInt32Bits));
            }
        }
    }

    /// <summary>Where rows have more than two narrow vectors, and only if what is the same in all of them is cheap.</summary>
    [Fact]
    public void A_few_rows_at_a_time_where_that_costs_nothing()
    {
        Assert.True(GoesInBands(Normalized(64, 9, divides: false)));
        Assert.False(GoesInBands(Normalized(6, 9, divides: false)));
        Assert.False(GoesInBands(Normalized(64, 9, divides: true)));

        static bool GoesInBands(Map map) => MapKernel.Print(map).Text.Write("K").Contains("start += height", StringComparison.Ordinal);
    }

    /// <summary>Random numbers of as many rows as have up to 512 of them, each stream's by themselves; of longer rows, and of those that vectors don't fill, vector by vector.</summary>
    [Theory]
    [InlineData(16, 2)]
    [InlineData(64, 2)]
    [InlineData(512, 2)]
    [InlineData(528, 0)]
    [InlineData(26, 0)]
    public void Random_numbers_of_a_few_rows_are_drawn_at_once(int columns, int expected)
    {
        var map = Normalized(columns, 9, divides: true);
        var text = MapKernel.Print(new(map.Space, map.Inputs, [map.Results[0] with { Value = (map.Results[0].Value * new RandomUniform(4)) + new RandomUniform(2) }])).Text.Write("K");

        Assert.Equal(expected, Count(".FillUniform(draws"));
        Assert.Equal(expected, Count("= stackalloc float[512];"));
        Assert.Equal(expected == 0, Count("L.Uniform(in random0") > 0);
        Assert.Equal(expected == 0, Count("L.Uniform(in random1") > 0);
        Assert.Equal(expected / 2, Count("nint height = 512 / columns;"));

        int Count(string part) => text.Split(part).Length - 1;
    }

    private static bool IsDivided(Map map) => map.Results[0].Value is Binary { Operator: BinaryOperator.Multiply, Right: Binary { Operator: BinaryOperator.Divide } };

    // The mean may be each sample's own.
    private static Map Normalized(int columns, int rows, bool divides, bool perSample = false)
    {
        var shape = new Shape(rows, columns);
        var input = new Tensor("input", TensorRole.Temporary, batched: true, shape);
        var (mean, scale, other) = (new Tensor("mean", TensorRole.Temporary, batched: perSample, new Shape(columns)), Row("scale"), Row("other"));
        var factor = divides ? In(2) / (2 + In(3)) : In(2) * In(3);
        return new(Space.Of(input), [input, mean, scale, other], [new MapOutput(new Tensor("values", TensorRole.Temporary, batched: true, shape), (In(0) - In(1)) * factor, Reduction.None)]);

        Tensor Row(string name) => new(name, TensorRole.Temporary, batched: false, new Shape(columns));
    }

    private static (float[][] Inputs, float[] Results) Run(int place, Map map, int width, IEnumerable<(int First, int Last)> parts)
    {
        var (inputs, results) = (map.Inputs.Select(input => CompiledKernels.Memory(input, Samples)).ToArray(), new float[map.Results[0].Target.Size * Samples]);
        var signature = MapKernel.Print(map).Signature;
        var tensors = signature.Tensors.Select(tensor => tensor == map.Results[0].Target ? results : inputs[map.Inputs.ToList().IndexOf(tensor)]).ToArray();
        Compiled.Value.Allow(width);
        foreach (var (first, last) in parts)
            Compiled.Value.Find(place)(tensors, first * signature.RangeScale, last * signature.RangeScale, Samples);
        return (inputs, results);
    }
}
