using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

/// <summary>
/// The distributions that parameters start from. Element i, in the parameter's logical (PyTorch) row-major order, is computed in double
/// from value i of the Philox stream (seed, stream, step 0) and then rounded: the bits depend on nothing else, neither on the platform nor
/// on the physical layout.
/// </summary>
public static partial class Initializers
{
    /// <summary>
    /// Of so many values in one parameter, vectors save what they cost the just-in-time compiler, once a process: 7 ns each, and 15 ms. Smaller
    /// ones are drawn one by one, however many there are.
    /// </summary>
    internal const int WorthVectors = 1 << 21;

    /// <summary>Uniform in ±√(6 / fanIn): He, Zhang, Ren and Sun, <i>Delving deep into rectifiers</i> (2015), with gain √2.</summary>
    /// <param name="values">The elements to fill.</param>
    /// <param name="fanIn">How many inputs one output sums over, ≥ 1.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">A number of its own for each parameter of a network.</param>
    public static void HeUniform(Span<float> values, int fanIn, ulong seed, uint stream) =>
        UniformOfDeviation(values, Math.Sqrt(2.0 / AtLeastOne(fanIn)), seed, stream);

    /// <summary>Normal with mean 0 and standard deviation √(2 / fanIn): He et al. (2015), with gain √2.</summary>
    /// <inheritdoc cref="HeUniform"/>
    public static void HeNormal(Span<float> values, int fanIn, ulong seed, uint stream) =>
        Normal(values, 0, Math.Sqrt(2.0 / AtLeastOne(fanIn)), seed, stream);

    /// <summary>
    /// Uniform in ±√(6 / (fanIn + fanOut)): Glorot and Bengio, <i>Understanding the difficulty of training deep feedforward neural
    /// networks</i> (2010).
    /// </summary>
    /// <param name="values">The elements to fill.</param>
    /// <param name="fanIn">How many inputs one output sums over, ≥ 1.</param>
    /// <param name="fanOut">How many outputs one input goes to, ≥ 1.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">A number of its own for each parameter of a network.</param>
    public static void XavierUniform(Span<float> values, int fanIn, int fanOut, ulong seed, uint stream) =>
        UniformOfDeviation(values, XavierDeviation(fanIn, fanOut), seed, stream);

    /// <summary>Normal with mean 0 and standard deviation √(2 / (fanIn + fanOut)): Glorot and Bengio (2010).</summary>
    /// <inheritdoc cref="XavierUniform"/>
    public static void XavierNormal(Span<float> values, int fanIn, int fanOut, ulong seed, uint stream) =>
        Normal(values, 0, XavierDeviation(fanIn, fanOut), seed, stream);

    /// <summary>Uniform in ±√(3 / fanIn): LeCun, Bottou, Orr and Müller, <i>Efficient BackProp</i> (1998).</summary>
    /// <inheritdoc cref="HeUniform"/>
    public static void LeCunUniform(Span<float> values, int fanIn, ulong seed, uint stream) =>
        UniformOfDeviation(values, Math.Sqrt(1.0 / AtLeastOne(fanIn)), seed, stream);

    /// <summary>Normal with mean 0 and standard deviation √(1 / fanIn): LeCun et al. (1998).</summary>
    /// <inheritdoc cref="HeUniform"/>
    public static void LeCunNormal(Span<float> values, int fanIn, ulong seed, uint stream) =>
        Normal(values, 0, Math.Sqrt(1.0 / AtLeastOne(fanIn)), seed, stream);

    /// <summary>Uniform between <paramref name="low"/> and <paramref name="high"/>, which rounding to float may reach.</summary>
    /// <param name="values">The elements to fill.</param>
    /// <param name="low">The lower end, finite.</param>
    /// <param name="high">The upper end, finite.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">A number of its own for each parameter of a network.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(Span<float> values, double low, double high, ulong seed, uint stream)
    {
        if (values.Length >= WorthVectors)
        {
            FillInVectors(values, seed, stream);
        }
        else
        {
            PhiloxWords words = new(seed, stream);
            foreach (ref float value in values)
            {
                value = PhiloxStream.UniformOf(words.Next());
            }
        }

        double width = high - low;
        foreach (ref float value in values)
        {
            value = (float)(low + width * value);
        }
    }

    /// <summary>Normal, by the inverse of the distribution function; so nothing lies further than 6.34 deviations from the mean.</summary>
    /// <param name="values">The elements to fill.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">A number of its own for each parameter of a network.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normal(Span<float> values, double mean, double standardDeviation, ulong seed, uint stream)
    {
        PhiloxWords words = new(seed, stream);
        foreach (ref float value in values)
        {
            value = (float)(mean + standardDeviation * PhiloxStream.GaussianOf(words.Next()));
        }
    }

    /// <summary>The same value everywhere.</summary>
    /// <param name="values">The elements to fill.</param>
    /// <param name="value">What they become, rounded to float.</param>
    public static void Constant(Span<float> values, double value)
    {
        // Span.Fill isn't compiled ahead of time and takes the just-in-time compiler longer than a network's constants are worth.
        foreach (ref float element in values)
        {
            element = (float)value;
        }
    }

    /// <summary>A uniform distribution round 0 has √3 times its standard deviation as half-width.</summary>
    private static void UniformOfDeviation(Span<float> values, double deviation, ulong seed, uint stream)
    {
        double bound = Math.Sqrt(3.0) * deviation;
        Uniform(values, -bound, bound, seed, stream);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillInVectors(Span<float> values, ulong seed, uint stream) =>
        new PhiloxStream(seed, stream, step: 0).FillUniform(values);

    private static double XavierDeviation(int fanIn, int fanOut) => Math.Sqrt(2.0 / ((double)AtLeastOne(fanIn) + AtLeastOne(fanOut)));

    private static int AtLeastOne(int fan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fan, 1);
        return fan;
    }
}
