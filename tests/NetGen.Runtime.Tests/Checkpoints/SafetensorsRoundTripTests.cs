using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

public class SafetensorsRoundTripTests
{
    [Fact]
    public void What_is_saved_comes_back_bit_by_bit_through_any_stream()
    {
        var random = new Random(11);
        for (int trial = 0; trial < 40; trial++)
        {
            ParameterSet saved = RandomSet(trial, random);
            var stream = new MemoryStream();
            Safetensors.Save(stream, saved);

            ParameterSet loaded = RandomSet(trial, random);
            Assert.NotEqual(saved.Sha256(), loaded.Sha256());
            stream.Position = 0;
            Safetensors.Load(stream, loaded);
            Assert.Equal(saved.Sha256(), loaded.Sha256());
            Assert.Equal(stream.Length, stream.Position);

            loaded.CopyFrom(new float[loaded.TotalLength]);
            Safetensors.Load(new TricklingStream(stream.ToArray()), loaded);
            Assert.Equal(saved.Sha256(), loaded.Sha256());
        }
    }

    [Fact]
    public void A_tensor_larger_than_the_buffers_comes_back()
    {
        var set = new ParameterSet(new Parameter(new AlignedBuffer(100_003), "w", [100_003], 0, [1]));
        set.CopyFrom([.. Enumerable.Range(0, 100_003).Select(i => i * 0.25f)]);
        string hash = set.Sha256();
        var stream = new MemoryStream();
        Safetensors.Save(stream, set);
        set.CopyFrom(new float[100_003]);
        stream.Position = 0;
        Safetensors.Load(stream, set);
        Assert.Equal(hash, set.Sha256());
    }

    [Fact]
    public void Checkpoints_can_follow_each_other_in_a_stream()
    {
        ParameterSet set = Checkpoint.Parameters();
        var stream = new MemoryStream();
        stream.WriteByte(42);
        Safetensors.Save(stream, set, new Dictionary<string, string> { ["n"] = "1" });
        set.CopyFrom([8, 7, 6, 5, 4, 3, 2, 1]);
        Safetensors.Save(stream, set);

        stream.Position = 1;
        Assert.Equal("1", Safetensors.Load(stream, set)["n"]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Checkpoint.Values(set));
        Safetensors.Load(stream, set);
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], Checkpoint.Values(set));
    }

    [Fact]
    public void Names_that_JSON_must_escape_come_back()
    {
        string[] names = ["a\"b", "\u00fcber.weight", "tab\tline\nend", "\\", "\U0001f600", " "];
        ParameterSet Make(float value)
        {
            var set = new ParameterSet([.. names.Select(name => new Parameter(new AlignedBuffer(1), name, [], 0, []))]);
            set.CopyFrom([.. names.Select((_, i) => value + i)]);
            return set;
        }

        var stream = new MemoryStream();
        Safetensors.Save(stream, Make(10));
        ParameterSet loaded = Make(20);
        stream.Position = 0;
        Safetensors.Load(stream, loaded);
        Assert.Equal(Make(10).Sha256(), loaded.Sha256());
    }

    // From denormal to almost the largest.
    private static float AnyFloat(Random random) => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-40, 38)));

    // The shapes depend on the trial only, the values are new each time.
    private static ParameterSet RandomSet(int trial, Random values)
    {
        var shapes = new Random(trial);
        var parameters = new Parameter[shapes.Next(1, 6)];
        for (int i = 0; i < parameters.Length; i++)
        {
            int[] shape = [.. Enumerable.Range(0, shapes.Next(1, 4)).Select(_ => shapes.Next(1, 12))];
            var strides = new int[shape.Length];
            int length = 1;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                strides[axis] = length;
                length *= shape[axis];
            }

            parameters[i] = new Parameter(new AlignedBuffer(length), $"layer{i}.weight", shape, 0, strides);
        }

        var set = new ParameterSet(parameters);
        set.CopyFrom([.. Enumerable.Range(0, set.TotalLength).Select(_ => AnyFloat(values))]);
        return set;
    }
}
