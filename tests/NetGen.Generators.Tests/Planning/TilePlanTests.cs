using NetGen.Generators.Planning;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>A tile's sums stay in registers, with room for its operands, for every shape.</summary>
public sealed class TilePlanTests
{
    /// <summary>Registers of the narrowest instruction set: AVX2.</summary>
    private const int Registers = 16;

    [Fact]
    public void The_sums_of_a_full_tile_and_its_operands_fit_the_registers()
    {
        foreach (var plan in Plans())
        {
            foreach (var nest in plan.Nests)
            {
                var vectors = plan.Vectors;
                var sums = plan.RowsOf(nest) * vectors * plan.PartialSums;

                // A row of the right operand, and one broadcast element of the left.
                Assert.InRange(sums, 1, vectors == 1 ? TilePlan.AccumulatorsOfOneVector : TilePlan.Accumulators);
                Assert.InRange(sums + vectors + 1, 1, Registers);
            }
        }
    }

    [Theory]
    [InlineData(32, 1, 2, 6)]
    [InlineData(256, 1, 2, 6)]
    [InlineData(100, 1, 2, 6)]
    [InlineData(16, 1, 1, 12)] // a second vector of 16 would be empty
    [InlineData(48, 1, 1, 12)]
    [InlineData(15, 1, 1, 12)]
    [InlineData(64, 2, 2, 3)]
    [InlineData(16, 4, 1, 3)]
    [InlineData(1, 4, 1, 3)]
    public void A_tile_is_as_wide_as_its_columns_and_as_high_as_the_registers_allow(int columns, int partialSums, int vectors, int rows)
    {
        Assert.Equal(vectors, TilePlan.VectorsFor(columns, partialSums));
        Assert.Equal(rows, TilePlan.RowsFor(columns, partialSums));
    }

    [Theory]
    [InlineData(6, 3, 3)] // all of them at once
    [InlineData(6, 6, 6)]
    [InlineData(6, 784, 4)] // neither 6 nor 5 divides 784
    [InlineData(12, 28, 10)] // 7 sums would wait for each other: 10 + 10 + 8
    [InlineData(12, 32, 8)]
    [InlineData(6, 9, 5)] // and so would 2 · 3: 5 + 4
    [InlineData(12, 13, 7)] // nothing divides 13: 7 + 6
    [InlineData(12, 37, 10)] // 10 + 10 + 10 + 7
    [InlineData(6, 7, 4)] // 4 + 3
    [InlineData(12, 14, 7)]
    [InlineData(1, 9, 1)]
    [InlineData(6, 0, 1)]
    public void Rows_are_divided_evenly(int most, int extent, int rows) => Assert.Equal(rows, TilePlan.Fit(most, extent, TilePlan.FewestRows(Math.Max(1, TilePlan.Accumulators / most))));

    /// <summary>Of one sample: what a prediction, or a worker with one sample, computes.</summary>
    [Theory]
    [InlineData(6, 125, 2, 6)] // 21 tiles, not 25 of five rows
    [InlineData(6, 64, 2, 5)] // 13 · 10.8, not 11 · 12.8 or 16 · 8.8
    [InlineData(6, 36, 2, 6)]
    [InlineData(6, 16, 2, 4)] // 16 rows, not 18
    [InlineData(6, 9, 2, 5)] // 5 + 5, not 6 + 6, nor 3 + 3 + 3, whose six sums would wait for each other
    [InlineData(14, 16, 1, 8)]
    [InlineData(14, 20, 1, 10)]
    [InlineData(14, 13, 1, 13)]
    [InlineData(3, 1, 4, 1)]
    public void Tiles_that_reach_back_are_those_that_take_least(int most, int extent, int sumsOfRow, int rows) =>
        Assert.Equal(rows, TilePlan.Cheapest(most, extent, sumsOfRow));

    [Fact]
    public void Divided_rows_are_never_more_than_fit_and_need_few_tiles()
    {
        for (var most = 1; most <= 12; most++)
        {
            for (var extent = 1; extent <= 300; extent++)
            {
                var rows = TilePlan.Fit(most, extent, (most + 1) / 2);
                var tiles = (extent + rows - 1) / rows;

                Assert.InRange(rows, 1, most);
                Assert.True(
                    (extent % rows == 0 && 2 * rows >= Math.Min(most, extent)) || tiles == (extent + most - 1) / most,
                    $"{extent} rows in tiles of {rows}, where {most} fit");
            }
        }
    }

    private static IEnumerable<ContractionPlan> Plans()
    {
        var dense = from columns in Enumerable.Range(1, 140)
                    from depth in new[] { 1, 3, 16, 27, 100 }
                    from contraction in new[] { Contractions.Dense(depth, columns), Contractions.WeightGradient(depth, columns) }
                    select contraction;
        return dense.Concat(Enumerable.Range(0, 200).Select(RandomContraction.Of)).Select(ContractionPlan.Of);
    }
}
