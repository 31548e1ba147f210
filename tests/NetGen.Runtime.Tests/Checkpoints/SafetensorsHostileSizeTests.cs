using System.Text;
using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

/// <summary>Numbers and names in a file that would take memory or time without bound, if they were believed.</summary>
public class SafetensorsHostileSizeTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData(100_000_000UL)]
    [InlineData(100_000_001UL)]
    [InlineData(int.MaxValue)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(ulong.MaxValue - 7)]
    public void A_declared_header_length_allocates_nothing_before_the_bytes_are_there(ulong declared)
    {
        byte[] file = Checkpoint.File("{}", new byte[100], declared);
        AssertRefusedWithin(Megabyte, new MemoryStream(file));
        AssertRefusedWithin(Megabyte, new TricklingStream(file));
    }

    [Fact]
    public void Fewer_than_eight_bytes_are_refused()
    {
        for (int length = 0; length < 8; length++)
        {
            AssertRefusedWithin(Megabyte, new MemoryStream(new byte[length]));
            AssertRefusedWithin(Megabyte, new TricklingStream(new byte[length]));
        }
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        foreach (string open in new[] { "{\"a\":", "[" })
        {
            string nested = "{\"dense1.bias\":" + string.Concat(Enumerable.Repeat(open, 100_000));
            AssertRefusedWithin(2 * Megabyte, new MemoryStream(Checkpoint.File(nested, [])));
        }
    }

    [Fact]
    public void A_long_shape_takes_no_more_memory_than_its_text()
    {
        string header = "{\"dense1.bias\":{\"shape\":[" + string.Join(',', Enumerable.Repeat("1", 1_000_000)) + "]}}";
        AssertRefusedWithin(4 * header.Length, new MemoryStream(Checkpoint.File(header, [])));
    }

    [Fact]
    public void Very_many_unexpected_names_give_a_message_of_bounded_length()
    {
        var header = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++)
        {
            header.Append(i > 0 ? "," : "").Append($"\"n{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}");
        }

        header.Append('}');
        var exception = AssertRefusedWithin(20 * header.Length, new MemoryStream(Checkpoint.File(header.ToString(), [])));
        Assert.Contains("Missing: dense1.weight, dense1.bias. Unexpected: n0, n1, n2,", exception.Message, StringComparison.Ordinal);
        Assert.Contains("n999 and 49000 more.", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.Message.Length < 20_000);
    }

    [Fact]
    public void A_very_long_name_gives_a_message_of_bounded_length()
    {
        string name = new('x', 500_000);
        string[] headers = [$"{{\"{name}\":1}}", $"{{\"dense1.bias\":{{\"{name}\":1}}}}", $"{{\"dense1.bias\":{{\"dtype\":\"{name}\""];
        foreach (string header in headers)
        {
            var exception = AssertRefusedWithin(4 * Megabyte, new MemoryStream(Checkpoint.File(header, [])));
            Assert.True(exception.Message.Length < 1000);
        }
    }

    [Fact]
    public void Offsets_beyond_the_file_are_refused_before_memory_is_taken()
    {
        const string Header = "{\"big\":{\"dtype\":\"F32\",\"shape\":[30000000],\"data_offsets\":[0,120000000]}}";
        var set = new ParameterSet(new Parameter(new AlignedBuffer(30_000_000), "big", [30_000_000], 0, [1]));
        AssertRefusedWithin(Megabyte, new MemoryStream(Checkpoint.File(Header, new byte[64])), set);
    }

    private static CheckpointException AssertRefusedWithin(long bytes, Stream stream, ParameterSet? set = null)
    {
        set ??= Checkpoint.Parameters();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<CheckpointException>(() => Safetensors.Load(stream, set));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < bytes, $"{allocated} bytes were allocated; at most {bytes} are allowed.");
        return exception;
    }
}
