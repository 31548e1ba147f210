using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class InitializersTests
{
    private const int Count = 200_000;

    public delegate void Initializer(Span<float> values);

    /// <summary>
    /// Name, initializer, and by hand for fan-in 50 and fan-out 30: the variance, and the bound of the magnitudes (∞ for normal ones).
    /// </summary>
    public static TheoryData<string, Initializer, double, double> Families => new()
    {
        { "HeUniform", values => Initializers.HeUniform(values, 50, 1, 2), 0.04, Math.Sqrt(0.12) },
        { "HeNormal", values => Initializers.HeNormal(values, 50, 1, 2), 0.04, double.PositiveInfinity },
        { "XavierUniform", values => Initializers.XavierUniform(values, 50, 30, 1, 2), 0.025, Math.Sqrt(0.075) },
        { "XavierNormal", values => Initializers.XavierNormal(values, 50, 30, 1, 2), 0.025, double.PositiveInfinity },
        { "LeCunUniform", values => Initializers.LeCunUniform(values, 50, 1, 2), 0.02, Math.Sqrt(0.06) },
        { "LeCunNormal", values => Initializers.LeCunNormal(values, 50, 1, 2), 0.02, double.PositiveInfinity },
        { "Uniform", values => Initializers.Uniform(values, -0.3, 0.3, 1, 2), 0.03, 0.3 },
        { "Normal", values => Initializers.Normal(values, 0, 0.7, 1, 2), 0.49, double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public void Mean_variance_and_bounds_are_those_of_the_distribution(string name, Initializer initialize, double variance, double bound)
    {
        float[] values = new float[Count];
        initialize(values);
        double tolerance = 5 * Math.Sqrt(2.0 / Count);
        Assert.True(Math.Abs(values.Average(value => (double)value)) <= 5 * Math.Sqrt(variance / Count), name);
        Assert.Equal(1, values.Average(value => (double)value * value) / variance, tolerance);
        Assert.All(values, value => Assert.InRange(value, -bound * 1.0000001, bound * 1.0000001));
        if (double.IsFinite(bound))
        {
            Assert.InRange(values.Max(), bound * 0.999, bound * 1.0000001);
            Assert.InRange(values.Min(), -bound * 1.0000001, -bound * 0.999);
        }
    }

    [Fact]
    public void A_value_depends_on_its_index_alone_and_not_on_how_many_there_are()
    {
        float[] few = new float[17];
        float[] many = new float[1000];
        Initializers.HeNormal(few, 9, 42, 3);
        Initializers.HeNormal(many, 9, 42, 3);
        Assert.Equal(many[..17], few);
        Initializers.HeUniform(few, 9, 42, 3);
        Initializers.HeUniform(many, 9, 42, 3);
        Assert.Equal(many[..17], few);
    }

    /// <summary>So many are filled in vectors, fewer one by one: the bits are those of the stream's single values in both.</summary>
    [Fact]
    public void Millions_of_values_have_the_bits_that_few_have()
    {
        var stream = new PhiloxStream(42, 3, 0);
        float[] few = new float[1001];
        float[] many = new float[Initializers.WorthVectors + 3];
        Initializers.Uniform(few, -0.5, 0.25, 42, 3);
        Initializers.Uniform(many, -0.5, 0.25, 42, 3);
        Assert.Equal(many[..1001], few);
        Assert.All(Enumerable.Range(0, 1001), i => Assert.Equal((float)(-0.5 + (0.75 * stream.Uniform((uint)i))), few[i]));
        Assert.Equal((float)(-0.5 + (0.75 * stream.Uniform((uint)many.Length - 1))), many[^1]);
    }

    [Fact]
    public void Normal_values_are_those_of_the_stream()
    {
        var stream = new PhiloxStream(1 | (7ul << 40), 9, 0);
        float[] values = new float[77];
        Initializers.Normal(values, 0.5, 2, 1 | (7ul << 40), 9);
        Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal((float)(0.5 + (2 * stream.Gaussian((uint)i))), values[i]));
    }

    [Fact]
    public void Other_seeds_and_streams_give_other_values()
    {
        float[][] all = [new float[64], new float[64], new float[64]];
        Initializers.Normal(all[0], 0, 1, seed: 1, stream: 1);
        Initializers.Normal(all[1], 0, 1, seed: 2, stream: 1);
        Initializers.Normal(all[2], 0, 1, seed: 1, stream: 2);
        Assert.Equal(192, all.SelectMany(values => values).Distinct().Count());
    }

    [Fact]
    public void A_shifted_uniform_and_a_shifted_normal_keep_their_centre()
    {
        float[] values = new float[Count];
        Initializers.Uniform(values, 2, 6, 7, 8);
        Assert.Equal(4, values.Average(value => (double)value), 5 * Math.Sqrt(16.0 / 12 / Count));
        Assert.InRange(values.Min(), 2f, 2.001f);
        Assert.InRange(values.Max(), 5.999f, 6f);
        Initializers.Normal(values, -3, 0.5, 7, 8);
        Assert.Equal(-3, values.Average(value => (double)value), 5 * Math.Sqrt(0.25 / Count));
    }

    [Fact]
    public void Constant_fills_with_the_value_rounded_to_float()
    {
        float[] values = new float[5];
        Initializers.Constant(values, 0.1);
        Assert.All(values, value => Assert.Equal(0.1f, value));
    }

    [Fact]
    public void A_fan_below_one_is_refused()
    {
        float[] values = new float[4];
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.HeUniform(values, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.XavierNormal(values, 1, -1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializers.LeCunNormal(values, 0, 1, 1));
    }
}
