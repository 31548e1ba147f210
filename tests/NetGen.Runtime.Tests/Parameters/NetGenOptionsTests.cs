using Xunit;

namespace NetGen.Runtime.Tests.Parameters;

[Collection(ThreadCount.Collection)]
public class NetGenOptionsTests
{
    [Fact]
    public void The_number_of_threads_can_be_1_to_256_and_starts_with_all_cores()
    {
        int before = NetGenOptions.Threads;
        Assert.Equal(Math.Min(256, Environment.ProcessorCount), before);
        try
        {
            NetGenOptions.Threads = 256;
            Assert.Equal(256, NetGenOptions.Threads);
            foreach (int bad in new[] { 0, -1, 257, int.MaxValue })
            {
                var exception = Assert.Throws<ArgumentOutOfRangeException>(() => NetGenOptions.Threads = bad);
                Assert.Contains($"The number of threads is {bad}; it must be in 1 .. 256.", exception.Message, StringComparison.Ordinal);
                Assert.Equal(256, NetGenOptions.Threads);
            }
        }
        finally
        {
            NetGenOptions.Threads = before;
        }
    }
}
