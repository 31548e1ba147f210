using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData(300_000)]
    public void The_first_float_lies_on_a_cache_line_and_everything_is_zero(int length)
    {
        // Several, so that the heap gives them different addresses.
        for (int i = 0; i < 8; i++)
        {
            var buffer = new AlignedBuffer(length);
            Assert.Equal(0, AddressOf(ref buffer.Reference) % 64);
            Assert.Equal(length, buffer.Length);
            Assert.Equal(length, buffer.Span.Length);
            Assert.True(buffer.Span.IndexOfAnyExcept(0f) < 0);
            for (int p = 0; p < AlignedBuffer.Padding; p++) Assert.Equal(0f, Unsafe.Add(ref buffer.Reference, length + p));
        }
    }

    [Fact]
    public void The_address_survives_collections()
    {
        var buffer = new AlignedBuffer(1000);
        nint before = AddressOf(ref buffer.Reference);
        for (int i = 0; i < 3; i++)
        {
            _ = new byte[100_000];
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        }

        Assert.Equal(before, AddressOf(ref buffer.Reference));
    }

    [Fact]
    public void Span_and_reference_show_the_same_memory_and_the_padding_takes_a_whole_vector()
    {
        var buffer = new AlignedBuffer(3);
        buffer.Span[2] = 5;
        Assert.Equal(5f, Unsafe.Add(ref buffer.Reference, 2));

        var ones = System.Runtime.Intrinsics.Vector512.Create(1f);
        System.Runtime.Intrinsics.Vector512.StoreUnsafe(ones, ref Unsafe.Add(ref buffer.Reference, buffer.Length));
        Assert.Equal([0f, 0f, 5f], buffer.Span.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_length_that_no_array_has_is_refused(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(length), () => new AlignedBuffer(length));

    private static nint AddressOf(ref float reference) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref reference);
}
