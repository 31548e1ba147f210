using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Moves matrices into the order that a kernel reads. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Layout
{
    /// <summary>Columns of the source that are transposed together: their target rows stay in the first-level cache.</summary>
    private const int Band = 64;

    /// <summary>Writes rows <paramref name="first"/> to <paramref name="last"/> of a matrix as columns of another.</summary>
    /// <param name="source">[<paramref name="rows"/>, <paramref name="columns"/>].</param>
    /// <param name="target">[<paramref name="columns"/>, <paramref name="rows"/>].</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="first">The first row to move.</param>
    /// <param name="last">The row after the last to move.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float source, ref float target, nint rows, nint columns, nint first, nint last)
    {
        for (nint band = 0; band < columns; band += Band)
        {
            nint bandEnd = Math.Min(band + Band, columns);
            nint row = first;
            for (; row <= last - 4; row += 4)
            {
                nint column = band;
                for (; column <= bandEnd - 4; column += 4)
                    TransposeFour(
                        ref Unsafe.Add(ref source, (row * columns) + column), ref Unsafe.Add(ref target, (column * rows) + row), rows, columns);

                for (; column < bandEnd; column++)
                {
                    for (nint i = row; i < row + 4; i++)
                        Unsafe.Add(ref target, (column * rows) + i) = Unsafe.Add(ref source, (i * columns) + column);
                }
            }

            for (; row < last; row++)
            {
                for (nint column = band; column < bandEnd; column++)
                    Unsafe.Add(ref target, (column * rows) + row) = Unsafe.Add(ref source, (row * columns) + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour(ref float source, ref float target, nint rows, nint columns)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref source);
        Vector128<float> b = Vector128.LoadUnsafe(ref source, (nuint)columns);
        Vector128<float> c = Vector128.LoadUnsafe(ref source, (nuint)(2 * columns));
        Vector128<float> d = Vector128.LoadUnsafe(ref source, (nuint)(3 * columns));

        // Pairs of rows interleaved, then pairs of pairs.
        Vector128<float> acLow = InterleaveLow(a, c);
        Vector128<float> acHigh = InterleaveHigh(a, c);
        Vector128<float> bdLow = InterleaveLow(b, d);
        Vector128<float> bdHigh = InterleaveHigh(b, d);
        InterleaveLow(acLow, bdLow).StoreUnsafe(ref target);
        InterleaveHigh(acLow, bdLow).StoreUnsafe(ref target, (nuint)rows);
        InterleaveLow(acHigh, bdHigh).StoreUnsafe(ref target, (nuint)(2 * rows));
        InterleaveHigh(acHigh, bdHigh).StoreUnsafe(ref target, (nuint)(3 * rows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported) return Sse.UnpackLow(a, b);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipLow(a, b);
        return Vector128.Create(a[0], b[0], a[1], b[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported) return Sse.UnpackHigh(a, b);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipHigh(a, b);
        return Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}
