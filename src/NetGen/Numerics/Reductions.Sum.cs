using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class Reductions
{
    /// <summary>The sum of <paramref name="count"/> floats from <paramref name="values"/> on, in the order of this class.</summary>
    /// <param name="values">The first element; the caller answers for the <paramref name="count"/> elements being there.</param>
    /// <param name="count">How many elements, ≥ 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(ref readonly float values, nint count)
    {
        Vector512<float> lanes = Vector512<float>.Zero;
        nint index = 0;
        for (; index <= count - Block; index += Block)
        {
            lanes += Load512(in values, index);
        }

        Vector128<float> quad = FoldToQuad(lanes);
        for (; index <= count - Quad; index += Quad)
        {
            quad += Load128(in values, index);
        }

        float sum = FoldToOne(quad);
        for (; index < count; index++)
        {
            sum += Element(in values, index);
        }

        return sum;
    }
}
