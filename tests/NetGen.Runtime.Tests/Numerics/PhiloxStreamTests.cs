using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class PhiloxStreamTests
{
    /// <summary>The known answers published with Random123 (kat_vectors): counter, key, result.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu)]
    [InlineData(
        0x243F6A88u, 0x85A308D3u, 0x13198A2Eu, 0x03707344u, 0xA4093822u, 0x299F31D0u, 0xD16CFE09u, 0x94FDCCEBu, 0x5001E420u, 0x24126EA1u)]
    public void The_rounds_give_the_published_answers(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint word0, uint word1, uint word2, uint word3)
    {
        Assert.Equal((word0, word1, word2, word3), PhiloxRounds.Block((c0, c1, c2, c3), (k0, k1)));
        Vector128<uint> counter = Vector128.Create(c0, c1, c2, c3);
        Vector128<uint> key = Vector128.Create(k0, 0, k1, 0);
        Vector128<uint> expected = Vector128.Create(word0, word1, word2, word3);
        Vector256<uint> counters = Vector256.Create(counter, counter);
        Vector256<uint> keys = Vector256.Create(key, key);
        Assert.Equal(expected, PhiloxRounds.Run(counter, key));
        Assert.Equal(Vector256.Create(expected, expected), PhiloxRounds.Run(counters, keys));
        Assert.Equal(expected, PhiloxRounds.Run(Vector512.Create(counters, counters), Vector512.Create(keys, keys)).GetUpper().GetUpper());
    }

    [Fact]
    public void Seed_stream_step_and_index_stand_where_the_documentation_says()
    {
        // The third published vector: its block number is below 2³⁰, so an index can name it.
        PhiloxStream stream = new(seed: 0x299F31D0_A4093822, stream: 0x85A308D3, step: 0x03707344_13198A2E);
        Assert.Equal(0xD16CFE09u, stream.Word(0x243F6A88u * 4));
        Assert.Equal(0x94FDCCEBu, stream.Word(0x243F6A88u * 4 + 1));
        Assert.Equal(0x5001E420u, stream.Word(0x243F6A88u * 4 + 2));
        Assert.Equal(0x24126EA1u, stream.Word(0x243F6A88u * 4 + 3));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    [InlineData(1021u)]
    [InlineData(uint.MaxValue - 5)]
    [InlineData(uint.MaxValue)]
    [InlineData(uint.MaxValue - 15)]
    public void A_vector_from_any_start_holds_the_same_numbers_as_single_calls(uint start)
    {
        PhiloxStream stream = new(seed: 0x0123456789ABCDEF, stream: 77, step: 0xFEDCBA9876543210);
        Vector512<float> of512 = stream.Uniform512(start);
        for (uint lane = 0; lane < 16; lane++)
        {
            float expected = stream.Uniform(unchecked(start + lane));
            Assert.Equal(expected, of512[(int)lane]);
            Assert.Equal(expected, stream.Uniform256(unchecked(start + lane - lane % 8))[(int)(lane % 8)]);
            Assert.Equal(expected, stream.Uniform128(unchecked(start + lane - lane % 4))[(int)(lane % 4)]);
        }
    }

    /// <summary>Each width on its own, whichever of them the machine would choose; the last block's number is followed by 0.</summary>
    [Theory]
    [InlineData(0u, uint.MaxValue >> 2)]
    [InlineData(0x243F6A88u, uint.MaxValue)]
    [InlineData((uint.MaxValue >> 2) - 6, uint.MaxValue >> 2)]
    [InlineData(uint.MaxValue - 12, uint.MaxValue)]
    public void Blocks_side_by_side_hold_the_same_words_as_one_after_another(uint block, uint lastBlock)
    {
        (uint, uint, uint) counter = (0x85A308D3, 0x13198A2E, 0x03707344);
        (uint, uint) key = (0xA4093822, 0x299F31D0);
        const int Count = 3 * PhiloxColumns.Step512;
        uint[] of128 = new uint[Count], of256 = new uint[Count], of512 = new uint[Count + 1];
        of512[Count] = 12345;
        PhiloxColumns.Fill128(ref of128[0], Count, block, lastBlock, counter, key);
        PhiloxColumns.Fill256(ref of256[0], Count, block, lastBlock, counter, key);
        PhiloxColumns.Fill512(ref of512[0], Count, block, lastBlock, counter, key);
        for (uint i = 0; i < Count; i += 4)
        {
            (uint word0, uint word1, uint word2, uint word3) = PhiloxRounds.Block((unchecked(block + (i / 4)) & lastBlock, 0x85A308D3, 0x13198A2E, 0x03707344), key);
            uint[] expected = [word0, word1, word2, word3];
            Assert.Equal(expected, of128[(int)i..(int)(i + 4)]);
            Assert.Equal(expected, of256[(int)i..(int)(i + 4)]);
            Assert.Equal(expected, of512[(int)i..(int)(i + 4)]);
        }

        Assert.Equal(12345u, of512[Count]);
    }

    [Fact]
    public void Lanes_of_any_number_hold_the_same_numbers_as_single_calls()
    {
        PhiloxStream stream = new(seed: 5, stream: 6, step: 7);
        Vector256<float> first3 = FirstLanes<Lanes256, Vector256<float>, LaneCount3>.Uniform(in stream, 9);
        for (int lane = 0; lane < 3; lane++)
        {
            Assert.Equal(stream.Uniform(9 + (uint)lane), first3[lane]);
        }

        Assert.Equal(stream.Uniform(9), Lanes1.Uniform(in stream, 9));
    }

    [Theory]
    [InlineData(0u, 117)]
    [InlineData(3u, 117)]
    [InlineData(1u, 3)]
    [InlineData(2u, 1)]
    [InlineData(5u, 0)]
    [InlineData(0u, 480)]
    [InlineData(0u, 63)]
    [InlineData(4u, 65)]
    [InlineData(0u, 126)]
    [InlineData(6u, 2500)]
    [InlineData(uint.MaxValue - 39, 117)]
    [InlineData(uint.MaxValue - 40, 117)]
    [InlineData(uint.MaxValue - 1100, 2048)]
    public void Filling_gives_the_same_numbers_as_single_calls(uint start, int count)
    {
        PhiloxStream stream = new(seed: 5, stream: 6, step: 7);
        float[] uniform = new float[count + 1];
        double[] gaussian = new double[count];
        uint[] words = new uint[count + 1];
        (uniform[count], words[count]) = (-1, 12345);
        stream.FillUniform(uniform.AsSpan(0, count), start);
        stream.FillGaussian(gaussian, start);
        stream.FillWords(words.AsSpan(0, count), start);
        Assert.Equal((-1, 12345u), (uniform[count], words[count]));
        for (uint i = 0; i < count; i++)
        {
            uint index = unchecked(start + i);
            Assert.Equal(stream.Uniform(index), uniform[i]);
            Assert.Equal(stream.Gaussian(index), gaussian[i]);
            Assert.Equal(stream.Word(index), words[i]);
        }
    }

    [Fact]
    public void Neighbouring_seeds_streams_and_steps_share_nothing()
    {
        HashSet<uint> seen = [];
        (ulong Seed, uint Stream, ulong Step)[] names = [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1UL << 32, 0, 0), (0, 0, 1UL << 32)];
        foreach ((ulong seed, uint stream, ulong step) in names)
        {
            PhiloxStream random = new(seed, stream, step);
            for (uint i = 0; i < 100; i++)
            {
                Assert.True(seen.Add(random.Word(i)));
            }
        }
    }
}
