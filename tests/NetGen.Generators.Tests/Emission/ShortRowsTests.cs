using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Numerics;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

/// <summary>Rows of one or two columns, several to a vector, and sums of few columns: the numbers of the definition, the same bits at every width and for any part of a batch.</summary>
public sealed class ShortRowsTests
{
    private const int Most = 50;
    private const float Untouched = -12345;

    // A squared error's rows and their gradient; a sum alone; a kernel that reads a number.
    private static readonly Map[] Rows = [.. new[] { 1, 2, 3 }.SelectMany(columns => new[] { Errors(columns), Sums(columns) })];

    private static readonly Map[] Columns = [.. new[] { 1, 2, 4, 8, 3, 6 }.Select(ColumnSums)];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Rows.Concat(Columns).Select(MapKernel.Print)));

    public static TheoryData<int> RowPlaces => [.. Enumerable.Range(0, Rows.Length)];

    public static TheoryData<int> ColumnPlaces => [.. Enumerable.Range(0, Columns.Length)];

    [Theory]
    [MemberData(nameof(RowPlaces))]
    public void Rows_have_their_own_bits_at_every_width_and_in_any_batch(int place)
    {
        var map = Rows[place];
        var one = Run(place, map, 128, [(0, Most)]);
        AssertDefined(map, one);
        foreach (var width in new[] { 512, 256 })
        {
            foreach (var parts in new (int, int)[][] { [(0, Most)], [(0, 16), (16, Most)], [(0, 3), (3, 20), (20, 37), (37, Most)], [.. Enumerable.Range(0, Most).Select(row => (row, row + 1))] })
                Assert.Equal(Bits(one), Bits(Run(place, map, width, parts)));
        }
    }

    [Theory]
    [MemberData(nameof(ColumnPlaces))]
    public void Few_columns_are_added_up_as_the_runtime_does(int place)
    {
        var map = Columns[place];
        var columns = map.Space.Columns;
        var one = Run(Rows.Length + place, map, 128, [(0, columns)]);
        Assert.Equal(Bits(one), Bits(Run(Rows.Length + place, map, 512, [(0, columns)])));
        Assert.Equal(Bits(one), Bits(Run(Rows.Length + place, map, 512, [(0, columns / 2), (columns / 2, columns)])));
        var values = Memory(map.Inputs[0]);
        if (columns is 1 or 2 or 4 or 8)
        {
            var expected = new float[columns];
            Reductions.SumColumns(in values[0], ref expected[0], 0, columns, columns, Most);
            Assert.Equal(expected, one[0]);
        }

        for (var column = 0; column < columns; column++)
            Assert.Equal(Enumerable.Range(0, Most).Sum(row => (double)values[(row * columns) + column]), one[0][column], 1e-4);
    }

    [Fact]
    public void A_row_of_negative_zeros_is_zero_at_every_width()
    {
        var place = Array.FindIndex(Rows, map => map.Space.Columns == 2 && map.Results.Count == 1);
        foreach (var width in new[] { 512, 128 })
            Assert.All(Run(place, Rows[place], width, [(0, Most)], zero: -0f)[0], sum => Assert.Equal(0, BitConverter.SingleToInt32Bits(sum)));
    }

    private static Map Errors(int columns)
    {
        var (output, target, bias) = (Batched("output", columns), Batched("target", columns), new Tensor("bias", TensorRole.Temporary, false, new Shape(columns)));
        var error = In(0) + In(1) - In(2);
        return new(Space.Of(output), [output, bias, target],
            [new MapOutput(Batched("rows", 1), error * error, Reduction.RowSum), new MapOutput(Batched("gradient", columns), error * 2, Reduction.None)]);
    }

    private static Map Sums(int columns)
    {
        var (output, number) = (Batched("output", columns), new Tensor("number", TensorRole.Temporary, false, new Shape(1)));
        return new(Space.Of(output), [output, number], [new MapOutput(Batched("rows", 1), In(0) * In(1), Reduction.RowSum)]);
    }

    private static Map ColumnSums(int columns)
    {
        var output = Batched("output", columns);
        return new(Space.Of(output), [output], [new MapOutput(new Tensor("total", TensorRole.Temporary, false, new Shape(columns)), In(0), Reduction.ColumnSum)]);
    }

    private static void AssertDefined(Map map, List<float[]> actual)
    {
        var columns = map.Space.Columns;
        for (var o = 0; o < map.Results.Count; o++)
        {
            var isSum = map.Results[o].Reduction == Reduction.RowSum;
            var expected = new double[actual[o].Length];
            for (var i = 0; i < Most * columns; i++)
            {
                var value = Evaluator.Evaluate(map.Results[o].Value, leaf => leaf is Input { Slot: var slot } ? (double)At(map, slot, i) : throw new NotSupportedException());
                expected[isSum ? i / columns : i] += value;
            }

            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], actual[o][i], 1e-5 * (1 + Math.Abs(expected[i])));
        }
    }

    private static float At(Map map, int slot, int i)
    {
        var memory = Memory(map.Inputs[slot]);
        return memory[map.Space.BroadcastOf(map.Inputs[slot]) switch { Broadcast.None => i, Broadcast.AlongRows => i % map.Space.Columns, _ => 0 }];
    }

    private static List<float[]> Run(int place, Map map, int width, IEnumerable<(int First, int Last)> parts, float? zero = null)
    {
        var signature = MapKernel.Print(map).Signature;
        var results = map.Results.ToDictionary(result => result.Target, result => Enumerable.Repeat(Untouched, result.Target.Size * (result.Target.Batched ? Most : 1)).ToArray());
        var tensors = signature.Tensors.Select(tensor => results.TryGetValue(tensor, out var result) ? result
            : zero is { } value && tensor.Batched ? [.. Memory(tensor).Select(_ => value)] : zero is not null ? [1] : Memory(tensor)).ToArray();
        Compiled.Value.Allow(width);
        foreach (var (first, last) in parts)
            Compiled.Value.Find(place)(tensors, first, last, Most);
        return [.. map.Results.Select(result => results[result.Target])];
    }

    private static float[] Memory(Tensor tensor)
    {
        var random = new Random(tensor.Size + tensor.Name.Length);
        return [.. Enumerable.Range(0, tensor.Size * (tensor.Batched ? Most : 1)).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static IEnumerable<int> Bits(IEnumerable<float[]> values) => values.SelectMany(value => value).Select(BitConverter.SingleToInt32Bits);

    private static Tensor Batched(string name, int columns) => new(name, TensorRole.Temporary, batched: true, new Shape(columns));
}
