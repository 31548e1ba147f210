using System.Globalization;
using NetGen.Differential.Tests.OneResults;
using Xunit;

namespace NetGen.Differential.Tests.Costs;

/// <summary>Counted in a process of its own: a test host allocates beside the tests.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_allocated_in_steady_state(int threads)
    {
        // Without tiers nothing is compiled while it is counted.
        var counts = ChildRun.Of("allocate", threads, ("DOTNET_TieredCompilation", "0")).Skip(1).Select(line => line.Split(' ')).ToList();
        Assert.True(counts.Count > 20, $"Only {counts.Count} members were called.");
        foreach (var count in counts)
        {
            var (own, all) = (long.Parse(count[1], CultureInfo.InvariantCulture), long.Parse(count[2], CultureInfo.InvariantCulture));
            Assert.True(own == 0 && all == 0, $"{count[0]} allocates {own} bytes on its thread, {all} in all.");
        }
    }
}
