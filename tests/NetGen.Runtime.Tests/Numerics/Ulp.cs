namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Errors in units in the last place, and the bit patterns to try.</summary>
internal static class Ulp
{
    private const double BeyondLargest = 3.4028235677973366e38;

    /// <summary>
    /// Every 997th of all 2³² bit patterns, every 199th with a magnitude from 2⁻¹⁰ to 2⁷ where the functions do their work, and 100
    /// patterns on either side of each place where a method changes its course.
    /// </summary>
    public static float[] Arguments { get; } = [.. EveryNth(), .. EveryNthNearOne(), .. Corners()];

    /// <summary>
    /// How far the float is from the exact value, in units of the spacing of floats at the exact value; infinite if the one is NaN, or
    /// infinite, and the other isn't. An exact value that rounds to infinity demands infinity.
    /// </summary>
    public static double Error(float actual, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
        {
            return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        }

        if (Math.Abs(exact) >= BeyondLargest || float.IsInfinity(actual))
        {
            return actual == (float)exact ? 0 : double.PositiveInfinity;
        }

        int exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23);
    }

    private static IEnumerable<float> EveryNth()
    {
        for (long bits = 0; bits <= uint.MaxValue; bits += 997)
        {
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        }
    }

    private static IEnumerable<float> EveryNthNearOne()
    {
        uint last = BitConverter.SingleToUInt32Bits(128f);
        for (uint bits = BitConverter.SingleToUInt32Bits(1f / 1024); bits <= last; bits += 199)
        {
            yield return BitConverter.UInt32BitsToSingle(bits);
            yield return -BitConverter.UInt32BitsToSingle(bits);
        }
    }

    private static IEnumerable<float> Corners()
    {
        float[] corners =
        [
            0f, float.Epsilon, 1.17549435e-38f, 1f / 33554432, 1f / 3, 0.34657359f, 0.5f, 0.6666667f, 0.678f, 0.82f, 1f, 1.3333334f,
            MathF.PI / 2, MathF.PI, 2 * MathF.PI, 3.92f, 4f, 9.02f, 9.1f, 18f, 20f, 87.3365f, 88.02969f, 88.3762f, 88.72284f, 89f,
            103.2789f, 103.97208f, 104f, 105f, 355f, 1e5f, 4194304f, 1.7014118e38f, float.MaxValue,
        ];
        foreach (float corner in corners)
        {
            uint centre = BitConverter.SingleToUInt32Bits(corner);
            for (uint bits = centre < 100 ? 0 : centre - 100; bits <= centre + 100; bits++)
            {
                yield return BitConverter.UInt32BitsToSingle(bits);
                yield return -BitConverter.UInt32BitsToSingle(bits);
            }
        }
    }
}
