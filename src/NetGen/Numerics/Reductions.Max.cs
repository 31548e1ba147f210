using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

public static partial class Reductions
{
    /// <summary>The largest of <paramref name="count"/> floats from <paramref name="values"/> on; −∞ if there are none.</summary>
    /// <remarks>NaN elements are passed over. Of zeros with different signs, the first in the order of this class stays.</remarks>
    /// <param name="values">The first element; the caller answers for the <paramref name="count"/> elements being there.</param>
    /// <param name="count">How many elements, ≥ 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Max(ref readonly float values, nint count)
    {
        Vector512<float> lanes = Vector512.Create(float.NegativeInfinity);
        nint index = 0;
        for (; index <= count - Block; index += Block)
        {
            lanes = Larger(Load512(in values, index), lanes);
        }

        Vector256<float> octet = Larger(lanes.GetUpper(), lanes.GetLower());
        Vector128<float> quad = Larger(octet.GetUpper(), octet.GetLower());
        for (; index <= count - Quad; index += Quad)
        {
            quad = Larger(Load128(in values, index), quad);
        }

        Vector128<float> pair = Larger(Vector128.Shuffle(quad, Vector128.Create(2, 3, 2, 3)), quad);
        float max = Larger(pair.GetElement(1), pair.ToScalar());
        for (; index < count; index++)
        {
            max = Larger(Element(in values, index), max);
        }

        return max;
    }

    private static float Larger(float candidate, float best) => candidate > best ? candidate : best;

    // "candidate > best ? candidate : best" is what x86's maximum does, NaN and zeros included.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Larger(Vector128<float> candidate, Vector128<float> best) => Sse.IsSupported
        ? Sse.Max(candidate, best)
        : Vector128.ConditionalSelect(Vector128.GreaterThan(candidate, best), candidate, best);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Larger(Vector256<float> candidate, Vector256<float> best) => Avx.IsSupported
        ? Avx.Max(candidate, best)
        : Vector256.Create(Larger(candidate.GetLower(), best.GetLower()), Larger(candidate.GetUpper(), best.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Larger(Vector512<float> candidate, Vector512<float> best) => Avx512F.IsSupported
        ? Avx512F.Max(candidate, best)
        : Vector512.Create(Larger(candidate.GetLower(), best.GetLower()), Larger(candidate.GetUpper(), best.GetUpper()));
}
