using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Makes vectors orthonormal, one after another, each against all before it.</summary>
/// <remarks>
/// Multiplications and additions stay apart (no fused multiply-add) and a dot product runs over 8 lanes whatever the vector width, so
/// the bits are the same on every platform.
/// </remarks>
internal static class GramSchmidt
{
    private const int Lanes = 8;

    /// <summary>
    /// Twice is enough: after the second sweep the vectors are orthogonal to rounding (Giraud, Langou, Rozložník and van den Eshof,
    /// Numerische Mathematik 101, 2005).
    /// </summary>
    private const int Sweeps = 2;

    /// <param name="vectors">The vectors, one after another; linearly independent.</param>
    /// <param name="length">The length of each.</param>
    internal static void Orthonormalise(Span<double> vectors, int length)
    {
        for (int start = 0; start < vectors.Length; start += length)
        {
            Span<double> vector = vectors.Slice(start, length);
            for (int sweep = 0; sweep < Sweeps; sweep++)
            {
                for (int earlier = 0; earlier < start; earlier += length)
                {
                    ReadOnlySpan<double> direction = vectors.Slice(earlier, length);
                    SubtractMultiple(vector, direction, Dot(vector, direction));
                }
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            foreach (ref double element in vector)
            {
                element /= norm;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double leftStart = ref MemoryMarshal.GetReference(left);
        ref double rightStart = ref MemoryMarshal.GetReference(right);
        Vector512<double> lanes = Vector512<double>.Zero;
        int index = 0;
        for (; index <= left.Length - Lanes; index += Lanes)
        {
            lanes += Vector512.LoadUnsafe(ref leftStart, (nuint)index) * Vector512.LoadUnsafe(ref rightStart, (nuint)index);
        }

        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        double sum = two.ToScalar() + two.GetElement(1);
        for (; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractMultiple(Span<double> vector, ReadOnlySpan<double> direction, double factor)
    {
        ref double vectorStart = ref MemoryMarshal.GetReference(vector);
        ref double directionStart = ref MemoryMarshal.GetReference(direction);
        Vector512<double> factors = Vector512.Create(factor);
        int index = 0;
        for (; index <= vector.Length - Lanes; index += Lanes)
        {
            Vector512<double> multiple = factors * Vector512.LoadUnsafe(ref directionStart, (nuint)index);
            (Vector512.LoadUnsafe(ref vectorStart, (nuint)index) - multiple).StoreUnsafe(ref vectorStart, (nuint)index);
        }

        for (; index < vector.Length; index++)
        {
            vector[index] -= factor * direction[index];
        }
    }
}
