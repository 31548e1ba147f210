using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class Reductions
{
    /// <summary>The largest of <paramref name="count"/> floats from <paramref name="values"/> on; −∞ if there are none.</summary>
    /// <remarks>
    /// IEEE 754-2019's maximum, as that of vectors and <see cref="float.Max"/>: NaN if any element is NaN, and −0 is smaller than +0.
    /// </remarks>
    /// <param name="values">The first element; the caller answers for the <paramref name="count"/> elements being there.</param>
    /// <param name="count">How many elements, ≥ 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Max(ref readonly float values, nint count)
    {
        Vector512<float> lanes = Vector512.Create(float.NegativeInfinity);
        nint index = 0;
        for (; index <= count - Block; index += Block)
        {
            lanes = Vector512.Max(lanes, Load512(in values, index));
        }

        Vector256<float> octet = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        Vector128<float> quad = Vector128.Max(octet.GetLower(), octet.GetUpper());
        for (; index <= count - Quad; index += Quad)
        {
            quad = Vector128.Max(quad, Load128(in values, index));
        }

        Vector128<float> pair = Vector128.Max(quad, Vector128.Shuffle(quad, Vector128.Create(2, 3, 2, 3)));
        float max = float.Max(pair.ToScalar(), pair.GetElement(1));
        for (; index < count; index++)
        {
            max = float.Max(max, Element(in values, index));
        }

        return max;
    }
}
