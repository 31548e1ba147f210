using System.Buffers.Binary;
using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

/// <summary>
/// Damaged files: every one is either refused with a <see cref="CheckpointException"/> and leaves the parameters as they were, or (if only
/// a number or the free text is hit) loads values that are exactly those of its bytes. None crashes or takes much memory.
/// </summary>
public class SafetensorsDamageTests
{
    private const int Megabyte = 1 << 20;

    private static readonly float[] s_before = [-1, -2, -3, -4, -5, -6, -7, -8];
    private static readonly byte[] s_good = MakeGoodFile();
    private static readonly int s_dataStart = s_good.Length - 32;

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < s_good.Length; length++) Assert.False(Loads(s_good[..length]), $"{length} bytes");
        Assert.True(Loads(s_good));
    }

    [Fact]
    public void Every_single_bit_flip_is_refused_or_loads_what_the_bytes_say()
    {
        int loaded = 0;
        for (int bit = 0; bit < 8 * s_good.Length; bit++)
        {
            byte[] damaged = [.. s_good];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Loads(damaged)) loaded++;
        }

        // 8 floats x 32 bits; of each, one flip of 1 .. 8 can make the exponent all ones. The rest is in the free text.
        Assert.InRange(loaded, 8 * 31, (8 * 32) + 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_damage_is_refused_or_loads_what_the_bytes_say(int seed)
    {
        var random = new Random(seed);
        for (int trial = 0; trial < 2000; trial++)
        {
            var damaged = new List<byte>(s_good);
            for (int hits = random.Next(1, 5); hits > 0 && damaged.Count > 0; hits--) Damage(damaged, random);
            Loads([.. damaged]);
        }
    }

    [Fact]
    public void Random_bytes_with_a_plausible_length_are_refused()
    {
        var random = new Random(4);
        for (int trial = 0; trial < 1000; trial++)
        {
            var header = new byte[random.Next(1, 200)];
            random.NextBytes(header);
            if (trial % 2 == 0) header[0] = (byte)'{';
            Assert.False(Loads(Checkpoint.File(header, new byte[32])));
        }
    }

    [Fact]
    public void Recombined_pieces_of_JSON_are_refused_or_load_what_the_bytes_say()
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\"dtype\"", "\"F32\"", "\"shape\"", "\"data_offsets\"",
            "\"dense1.weight\"", "\"dense1.bias\"", "\"__metadata__\"", "0", "8", "32", "[2]", "[2,3]", "[0,8]", "[8,32]",
            "null", "true", "-1", "1e999", "\\u0000", " ",
            "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}",
            "\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[8,32]}",
        ];
        var random = new Random(5);
        for (int trial = 0; trial < 5000; trial++)
        {
            string header = "{" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (trial % 3 != 0) header += "}";
            Loads(Checkpoint.File(header, s_good[s_dataStart..]));
        }
    }

    private static void Damage(List<byte> file, Random random)
    {
        int position = random.Next(file.Count);
        int length = Math.Min(random.Next(1, 9), file.Count - position);
        switch (random.Next(5))
        {
            case 0:
                file[position] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                file[position] = (byte)random.Next(256);
                break;
            case 2:
                file.RemoveRange(position, length);
                break;
            case 3:
                file.InsertRange(position, file.GetRange(random.Next(file.Count - length + 1), length));
                break;
            default:
                for (int i = 0; i < length; i++) file[position + i] = (byte)random.Next(256);
                break;
        }
    }

    private static bool Loads(byte[] file)
    {
        ParameterSet set = Checkpoint.Parameters();
        set.CopyFrom(s_before);
        bool loaded = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Safetensors.Load(new MemoryStream(file), set);
        }
        catch (CheckpointException exception)
        {
            Assert.NotEmpty(exception.Message);
            loaded = false;
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Megabyte);
        float[] after = Checkpoint.Values(set);
        if (!loaded)
        {
            Assert.Equal(s_before, after);
            return false;
        }

        // It has the right shapes, so the values are the 32 bytes behind the header: in one of the two orders that the offsets can give.
        int dataStart = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        byte[] bytes = Checkpoint.Floats(after);
        byte[] data = file[dataStart..(dataStart + 32)];
        byte[] biasFirst = [.. data[8..], .. data[..8]];
        Assert.True(bytes.AsSpan().SequenceEqual(data) || bytes.AsSpan().SequenceEqual(biasFirst));
        Assert.All(after, value => Assert.True(float.IsFinite(value)));
        return true;
    }

    private static byte[] MakeGoodFile()
    {
        var stream = new MemoryStream();
        Safetensors.Save(stream, Checkpoint.Parameters(), new Dictionary<string, string> { ["format"] = "pt" });
        return stream.ToArray();
    }
}
