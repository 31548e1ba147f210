using System.Text.RegularExpressions;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

/// <summary>
/// Sums over the rows of each sample: even rows and odd rows apart, then both, whether a kernel takes two rows at a time or one after another, at every width and for any part of a batch.
/// </summary>
public sealed class SampleSumTests
{
    private const int Samples = 5;

    private static readonly Map[] Maps =
    [
        .. from columns in new[] { 6, 8, 16, 32, 48, 64 } from rows in new[] { 2, 5, 8 } from isLong in new[] { false, true } select Summed(columns, rows, isLong),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Maps.Select(MapKernel.Print)));

    [Fact]
    public void Even_and_odd_rows_are_added_up_apart()
    {
        foreach (var (place, map) in Maps.Index())
        {
            var (values, sums) = Run(place, map, 512, [(0, Samples)]);
            var (rows, columns) = (map.Space.RowsPerSample, map.Space.Columns);
            for (var i = 0; i < sums.Length; i++)
            {
                var parts = new float[2];
                for (var row = 0; row < rows; row++)
                    parts[row % 2] += values[(((i / columns * rows) + row) * columns) + (i % columns)];
                Assert.Equal(BitConverter.SingleToInt32Bits(parts[0] + parts[1]), BitConverter.SingleToInt32Bits(sums[i]));
            }
        }
    }

    [Fact]
    public void Every_width_and_any_part_of_a_batch_has_the_same_bits()
    {
        foreach (var (place, map) in Maps.Index())
        {
            var (values, sums) = Run(place, map, 512, [(0, Samples)]);
            foreach (var (width, parts) in new (int, (int, int)[])[] { (512, [(0, 2), (2, Samples)]), (256, [(0, Samples)]), (128, [(0, Samples)]) })
            {
                var other = Run(place, map, width, parts);
                Assert.Equal(Bits(values), Bits(other.Values));
                Assert.Equal(Bits(sums), Bits(other.Sums));
            }
        }
    }

    [Fact]
    public void Long_maps_and_short_ones_are_among_them()
    {
        var texts = Maps.Select(map => MapKernel.Print(map).Text.Write("K")).ToList();
        Assert.Contains(texts, text => text.Contains("(rows & 1) != 0", StringComparison.Ordinal));
        Assert.Contains(texts, text => !text.Contains("(rows & 1) != 0", StringComparison.Ordinal) && text.Contains("Vector512.IsHardwareAccelerated && c <= columns - (2 * L.Count)", StringComparison.Ordinal));
    }

    /// <summary>Narrow vectors fetch what comes from memory: what a sum of products stores besides, or a deviation's squares; not what was just written to be summed as it is.</summary>
    [Fact]
    public void What_comes_from_memory_is_fetched()
    {
        var shape = new Shape(5, 64);
        var (input, mean) = (new Tensor("input", TensorRole.Temporary, batched: true, shape), new Tensor("mean", TensorRole.Temporary, false, new Shape(64)));
        var sums = new MapOutput(new Tensor("sums", TensorRole.Temporary, batched: true, new Shape(64)), In(0), Reduction.SampleColumnSum);

        Assert.Equal(["in0", "in1"], Fetched(Summed(64, 5, isLong: true)));
        Assert.Equal(["in0"], Fetched(new(Space.Of(input), [input, mean], [sums with { Value = Square(In(0) - In(1)) }])));
        Assert.Empty(Fetched(new(Space.Of(input), [input], [sums])));
        Assert.Empty(Fetched(Summed(6, 5, isLong: true)));

        // The gradient of a mean over an image is the same in all of it.
        var (values, same) = (new Tensor("values", TensorRole.Temporary, batched: true, shape), new Tensor("same", TensorRole.Temporary, batched: true, new Shape(64)));
        Assert.Empty(Fetched(new(Space.Of(values), [same], [new MapOutput(values, In(0), Reduction.None), sums])));

        static IEnumerable<string> Fetched(Map map) =>
            Regex.Matches(MapKernel.Print(map).Text.Write("K"), @"Layout\.Fetch\(ref Unsafe\.Add\(ref (\w+),").Select(match => match.Groups[1].Value);
    }

    // What is summed is stored, too.
    private static Map Summed(int columns, int rows, bool isLong)
    {
        var shape = new Shape(rows, columns);
        var (input, other) = (new Tensor("input", TensorRole.Temporary, batched: true, shape), new Tensor("other", TensorRole.Temporary, batched: true, shape));
        var (mean, scale) = (new Tensor("mean", TensorRole.Temporary, false, new Shape(columns)), new Tensor("scale", TensorRole.Temporary, false, new Shape(columns)));
        var value = (In(0) - In(2)) * In(3);
        if (isLong)
            value = Max((value * In(1)) + 0.25, 0) - (In(1) * 0.5);
        return new(Space.Of(input), [input, other, mean, scale],
        [
            new MapOutput(new Tensor("values", TensorRole.Temporary, batched: true, shape), value, Reduction.None),
            new MapOutput(new Tensor("sums", TensorRole.Temporary, batched: true, new Shape(columns)), value, Reduction.SampleColumnSum),
        ]);
    }

    private static (float[] Values, float[] Sums) Run(int place, Map map, int width, IEnumerable<(int First, int Last)> parts)
    {
        var signature = MapKernel.Print(map).Signature;
        var results = map.Results.ToDictionary(result => result.Target, result => new float[result.Target.Size * Samples]);
        var tensors = signature.Tensors.Select(tensor => results.TryGetValue(tensor, out var result) ? result : CompiledKernels.Memory(tensor, Samples)).ToArray();
        Compiled.Value.Allow(width);
        foreach (var (first, last) in parts)
            Compiled.Value.Find(place)(tensors, first, last, Samples);
        return (results[map.Results[0].Target], results[map.Results[1].Target]);
    }

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);
}
