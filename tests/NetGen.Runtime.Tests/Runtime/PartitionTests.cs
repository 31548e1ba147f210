using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class PartitionTests
{
    [Theory]
    [InlineData(10, 3, 1, new[] { 0, 4, 7, 10 })]
    [InlineData(10, 3, 4, new[] { 0, 4, 8, 10 })]
    [InlineData(64, 2, 16, new[] { 0, 32, 64 })]
    [InlineData(3, 4, 1, new[] { 0, 1, 2, 3, 3 })]
    [InlineData(0, 2, 16, new[] { 0, 0, 0 })]
    [InlineData(16, 2, 16, new[] { 0, 16, 16 })]
    public void Parts_are_what_one_would_cut_by_hand(int total, int workers, int granularity, int[] borders)
    {
        for (int worker = 0; worker < workers; worker++)
        {
            Partition.Range(total, worker, workers, granularity, out nint start, out nint end);
            Assert.Equal((borders[worker], borders[worker + 1]), ((int)start, (int)end));
        }
    }

    [Fact]
    public void Parts_follow_each_other_start_at_granules_and_are_fair()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 20_000; trial++)
        {
            int total = random.Next(0, trial % 2 == 0 ? 50 : 1_000_000);
            int workers = random.Next(1, 257);
            int granularity = random.Next(1, 65);
            nint expectedStart = 0;
            var granules = new HashSet<nint>();
            for (int worker = 0; worker < workers; worker++)
            {
                Partition.Range(total, worker, workers, granularity, out nint start, out nint end);
                Assert.Equal(expectedStart, start);
                Assert.True(end >= start);
                Assert.True(start % granularity == 0 || start == total);
                granules.Add((end - start + granularity - 1) / granularity);
                expectedStart = end;
            }

            Assert.Equal(total, expectedStart);
            Assert.True(granules.Max() - granules.Min() <= 1);
        }
    }

    [Fact]
    public void Very_large_totals_do_not_overflow()
    {
        nint total = nint.MaxValue - 5;
        nint expectedStart = 0;
        for (int worker = 0; worker < 7; worker++)
        {
            Partition.Range(total, worker, 7, 1, out nint start, out nint end);
            Assert.Equal(expectedStart, start);
            expectedStart = end;
        }

        Assert.Equal(total, expectedStart);
    }
}
