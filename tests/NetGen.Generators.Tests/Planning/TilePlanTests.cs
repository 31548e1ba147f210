using NetGen.Generators.Emission;
using NetGen.Generators.Planning;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Generators.Tests.Planning;

/// <summary>A tile's sums stay in registers, with room for its operands, at every width and for every shape.</summary>
public sealed class TilePlanTests
{
    private const int Workers = 3;

    public static TheoryData<int> Lanes => [16, 8, 4];

    [Theory]
    [MemberData(nameof(Lanes))]
    public void The_sums_of_a_full_tile_fit_the_register_file(int lanes)
    {
        var width = new VectorWidth(lanes);
        foreach (var plan in Plans())
        {
            var (pieces, blocks) = Blocks(width, plan, isHeavy: false);
            var sums = blocks[0] * pieces * plan.PartialSums;

            // One row of a narrow layer has as many pieces as its columns need, whatever they are.
            Assert.True(blocks[0] == 1 || sums <= TilePlan.Accumulators(width), $"{sums} sums for {Describe(plan)} at {lanes} lanes");
        }
    }

    [Theory]
    [InlineData(16, 32)]
    [InlineData(8, 16)]
    [InlineData(4, 16)]
    public void Sums_and_operands_of_a_full_tile_fit_together(int lanes, int registers)
    {
        var width = new VectorWidth(lanes);

        // A row of the right operand, and one broadcast element of the left.
        Assert.InRange(TilePlan.Accumulators(width) + TilePlan.Vectors(width) + 1, 1, registers);
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Blocks_for_a_batch_shrink_to_a_single_row(int lanes)
    {
        foreach (var plan in Plans().Where(plan => plan.RowIndex.IsBatch))
        {
            foreach (var isHeavy in new[] { false, true })
            {
                var (_, blocks) = Blocks(new VectorWidth(lanes), plan, isHeavy);

                Assert.Equal(1, blocks[^1]);
                Assert.Equal(blocks.OrderDescending().Distinct(), blocks);
                Assert.InRange(blocks[0], 1, isHeavy ? 4 : TilePlan.MostRows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Blocks_for_a_constant_number_of_rows_cover_every_workers_share(int lanes)
    {
        foreach (var plan in Plans().Where(plan => !plan.RowIndex.IsBatch))
        {
            var (_, blocks) = Blocks(new VectorWidth(lanes), plan, isHeavy: false);
            for (var worker = 0; worker < Workers; worker++)
            {
                Partition.Range(plan.RowIndex.Extent, worker, Workers, 2 * TilePlan.MostRows, out var first, out var last);
                var left = blocks.Aggregate(last - first, (rows, block) => rows % block);
                Assert.True(left == 0, $"{Describe(plan)} at {lanes} lanes: rows {first} to {last}");
            }
        }
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 4)]
    [InlineData(4, 2)]
    public void One_row_keeps_eight_sums_going(int partialSums, int vectors) =>
        Assert.Equal(vectors, TilePlan.VectorsForOneRow(partialSums));

    private static (int Pieces, IReadOnlyList<int> Blocks) Blocks(VectorWidth width, ContractionPlan plan, bool isHeavy)
    {
        width = width.For(plan.Columns);
        var pieces = plan.Columns >= TilePlan.Vectors(width) * width.Lanes ? TilePlan.Vectors(width) : width.Cover(plan.Columns).Count;
        return (pieces, TilePlan.RowBlocks(width, pieces, plan, isHeavy));
    }

    private static IEnumerable<ContractionPlan> Plans() =>
        from columns in Enumerable.Range(1, 140)
        from depth in new[] { 1, 3, 16, 27, 100 }
        from contraction in new[] { Contractions.Dense(depth, columns), Contractions.WeightGradient(depth, columns) }
        select ContractionPlan.Of(contraction);

    private static string Describe(ContractionPlan plan) => plan.Contraction.Formula + $" with {plan.Columns} columns";
}
