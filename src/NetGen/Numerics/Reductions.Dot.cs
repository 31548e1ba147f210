using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class Reductions
{
    /// <summary>
    /// The dot product of <paramref name="count"/> floats from <paramref name="left"/> and <paramref name="right"/> on, in the order of
    /// this class.
    /// </summary>
    /// <param name="left">The first element of one side; the caller answers for the <paramref name="count"/> elements being there.</param>
    /// <param name="right">The first element of the other side, likewise.</param>
    /// <param name="count">How many elements on each side, ≥ 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ref readonly float left, ref readonly float right, nint count)
    {
        Vector512<float> lanes = Vector512<float>.Zero;
        nint index = 0;
        for (; index <= count - Block; index += Block)
        {
            lanes = Vector512.MultiplyAddEstimate(Load512(in left, index), Load512(in right, index), lanes);
        }

        Vector128<float> quad = FoldToQuad(lanes);
        for (; index <= count - Quad; index += Quad)
        {
            quad = Vector128.MultiplyAddEstimate(Load128(in left, index), Load128(in right, index), quad);
        }

        float sum = FoldToOne(quad);
        for (; index < count; index++)
        {
            sum = float.MultiplyAddEstimate(Element(in left, index), Element(in right, index), sum);
        }

        return sum;
    }

    /// <summary>
    /// The sum of the squares of <paramref name="count"/> floats from <paramref name="values"/> on: their dot product with themselves.
    /// </summary>
    /// <param name="values">The first element; the caller answers for the <paramref name="count"/> elements being there.</param>
    /// <param name="count">How many elements, ≥ 0.</param>
    public static float SumOfSquares(ref readonly float values, nint count) => Dot(in values, in values, count);
}
