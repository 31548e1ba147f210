using NetGen.Numerics;

namespace NetGen.Benchmarks.Measurement;

/// <summary>Seeded inputs and targets: the same in every run.</summary>
internal static class RandomBatch
{
    private const ulong Seed = 1;

    /// <summary>Normally distributed numbers, mean 0, standard deviation 1.</summary>
    public static float[] Numbers(int count, uint stream = 0)
    {
        var random = new PhiloxStream(Seed, stream, 0);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)random.Gaussian((uint)i);
        return values;
    }

    /// <summary>Numbers, uniform in [low, high).</summary>
    public static float[] Uniform(int count, float low, float high)
    {
        var values = new float[count];
        new PhiloxStream(Seed, 2, 0).FillUniform(values);
        for (var i = 0; i < count; i++)
            values[i] = low + ((high - low) * values[i]);
        return values;
    }

    /// <summary>Class indices, uniform in 0 .. classes − 1.</summary>
    public static int[] Classes(int count, int classes)
    {
        var random = new PhiloxStream(Seed, 1, 0);
        var values = new int[count];
        for (var i = 0; i < count; i++)
            values[i] = (int)(random.Word((uint)i) % (uint)classes);
        return values;
    }
}
