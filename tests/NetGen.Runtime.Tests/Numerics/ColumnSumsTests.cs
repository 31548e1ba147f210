using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The order that <see cref="Reductions.SumColumns"/> documents, spelt out on single numbers, and the sums themselves.</summary>
public class ColumnSumsTests
{
    public static TheoryData<int> Columns => [1, 2, 4, 8];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Any_number_of_rows_follows_the_documented_order(int columns)
    {
        for (var rows = 0; rows <= 300; rows++)
        {
            var values = Values(rows * columns, seed: rows);
            var expected = InOrder(values, columns);
            var actual = new float[columns];

            // Some columns, then the others.
            Reductions.SumColumns(in values[0], ref actual[0], 0, columns / 2, columns, rows);
            Assert.All(actual.Skip(columns / 2), column => Assert.Equal(0, column));
            Reductions.SumColumns(in values[0], ref actual[0], columns / 2, columns, columns, rows);

            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
            for (var column = 0; column < columns; column++)
                Assert.Equal(Enumerable.Range(0, rows).Sum(row => (double)values[(row * columns) + column]), actual[column], 1e-3);
        }
    }

    private static float[] InOrder(float[] values, int columns)
    {
        var lanes = new float[64];
        var (count, index) = (values.Length - 1, 0);
        for (; index + 64 <= count; index += 64)
        {
            for (var lane = 0; lane < 64; lane++)
                lanes[lane] += values[index + lane];
        }

        for (; index + 16 <= count; index += 16)
        {
            for (var lane = 0; lane < 16; lane++)
                lanes[lane] += values[index + lane];
        }

        var sums = Enumerable.Range(0, 16).Select(lane => (lanes[lane] + lanes[lane + 16]) + (lanes[lane + 32] + lanes[lane + 48])).ToArray();
        for (var lane = 0; index < count; index++, lane++)
            sums[lane] += values[index];
        for (var span = 8; span >= columns; span /= 2)
        {
            for (var lane = 0; lane < span; lane++)
                sums[lane] += sums[lane + span];
        }

        return sums[..columns];
    }

    // One more, so that there is a first one.
    private static float[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length + 1).Select(_ => (float)((20 * random.NextDouble()) - 10))];
    }
}
