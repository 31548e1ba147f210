using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <summary>Moves matrices into the order that a kernel reads. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Layout
{
    /// <summary>Columns of the source that are transposed together: their target rows stay in the first-level cache.</summary>
    private const int Band = 64;

    /// <summary>Tiles that are written together: what a line of the source holds is used while it is in the first-level cache.</summary>
    private const int TilesOfABand = 8;

    private static readonly float[] s_zeros = new float[Lanes1024.Count];

    /// <summary>The first of as many zeros as two of the widest vectors have, to read where a tensor ends. Nobody writes them.</summary>
    public static ref float Zeros => ref MemoryMarshal.GetArrayDataReference(s_zeros);

    /// <summary>
    /// Reads memory that is gone through in another order from now on, perhaps several times, so that it comes from the second-level cache then: faster than the first of those who compute with it
    /// would fetch it, a line here and a line there.
    /// </summary>
    /// <param name="source">Its first number.</param>
    /// <param name="count">Numbers; those behind the last multiple of 128 aren't read.</param>
    /// <returns>Something that depends on all of it, so that it is read.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Fetch(ref float source, nint count)
    {
        const int Line = 16;
        nint quarter = count / (8 * Line) * (2 * Line);
        ref int first = ref Unsafe.As<float, int>(ref source);
        int a = 0, b = 0, c = 0, d = 0;
        for (nint i = 0; i < quarter; i += 2 * Line)
        {
            a |= Unsafe.Add(ref first, i) | Unsafe.Add(ref first, i + Line);
            b |= Unsafe.Add(ref first, i + quarter) | Unsafe.Add(ref first, i + quarter + Line);
            c |= Unsafe.Add(ref first, i + (2 * quarter)) | Unsafe.Add(ref first, i + (2 * quarter) + Line);
            d |= Unsafe.Add(ref first, i + (3 * quarter)) | Unsafe.Add(ref first, i + (3 * quarter) + Line);
        }

        return a | b | c | d;
    }

    /// <summary>Writes the rows of a matrix as columns of another; either may be a part of a larger one.</summary>
    /// <param name="source"><paramref name="rows"/> rows of <paramref name="columns"/> values.</param>
    /// <param name="sourceStride">From row to row of the source.</param>
    /// <param name="target"><paramref name="columns"/> rows of <paramref name="rows"/> values.</param>
    /// <param name="targetStride">From row to row of the target.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float source, nint sourceStride, ref float target, nint targetStride, nint rows, nint columns)
    {
        for (nint band = 0; band < columns; band += Band)
        {
            nint bandEnd = Math.Min(band + Band, columns);
            nint row = 0;
            for (; row <= rows - 4; row += 4)
            {
                nint column = band;
                for (; column <= bandEnd - 4; column += 4)
                    TransposeFour(
                        ref Unsafe.Add(ref source, (row * sourceStride) + column),
                        ref Unsafe.Add(ref target, (column * targetStride) + row),
                        targetStride,
                        sourceStride);

                for (; column < bandEnd; column++)
                {
                    for (nint i = row; i < row + 4; i++)
                        Unsafe.Add(ref target, (column * targetStride) + i) = Unsafe.Add(ref source, (i * sourceStride) + column);
                }
            }

            for (; row < rows; row++)
            {
                for (nint column = band; column < bandEnd; column++)
                    Unsafe.Add(ref target, (column * targetStride) + row) = Unsafe.Add(ref source, (row * sourceStride) + column);
            }
        }
    }

    /// <summary>
    /// Writes the columns of a matrix as tiles of a few columns, each with the numbers of all samples side by side: the number of sample <c>s</c> in column
    /// <c>c</c> of tile <c>t</c> comes to <c>(t · samples + s) · width + c</c>.
    /// </summary>
    /// <param name="source">A row for each sample.</param>
    /// <param name="sourceStride">From row to row.</param>
    /// <param name="target">The first tile.</param>
    /// <param name="samples">Rows.</param>
    /// <param name="first">The first tile that is written.</param>
    /// <param name="last">The first one behind those.</param>
    /// <param name="width">Columns of a tile.</param>
    /// <param name="columns">Columns of a row; where tiles don't divide them, the rest of the last tile stays as it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackTiles(
        ref float source, nint sourceStride, ref float target, nint samples, nint first, nint last, nint width, nint columns)
    {
        for (nint band = first; band < last; band += TilesOfABand)
        {
            nint full = Math.Min(Math.Min(band + TilesOfABand, last), columns / width);
            nint bandEnd = Math.Min(band + TilesOfABand, last);
            for (nint sample = 0; sample < samples; sample++)
            {
                for (nint tile = band; tile < bandEnd; tile++)
                {
                    ref float from = ref Unsafe.Add(ref source, (sample * sourceStride) + (tile * width));
                    ref float to = ref Unsafe.Add(ref target, ((tile * samples) + sample) * width);
                    nint count = tile < full ? width : columns - (tile * width);
                    nint column = 0;
                    for (; column <= count - 4; column += 4)
                        Vector128.LoadUnsafe(ref from, (nuint)column).StoreUnsafe(ref to, (nuint)column);
                    for (; column <= count - 2; column += 2)
                        Vector64.LoadUnsafe(ref from, (nuint)column).StoreUnsafe(ref to, (nuint)column);
                    for (; column < count; column++)
                        Unsafe.Add(ref to, column) = Unsafe.Add(ref from, column);
                }
            }
        }
    }

    /// <summary>Copies the images of some samples to where there is a margin of zeros round each.</summary>
    /// <param name="source">The images, one behind the other.</param>
    /// <param name="target">Those with a margin.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The first one behind those.</param>
    /// <param name="rows">Rows of pixels.</param>
    /// <param name="width">Numbers of a row of pixels.</param>
    /// <param name="row">From row to row of the target.</param>
    /// <param name="before">Numbers of the target before the first pixel.</param>
    /// <param name="size">Numbers of an image with its margin.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pad(ref float source, ref float target, nint first, nint last, nint rows, nint width, nint row, nint before, nint size)
    {
        nint behind = size - before - ((rows - 1) * row) - width;
        for (nint sample = first; sample < last; sample++)
        {
            ref float image = ref Unsafe.Add(ref target, sample * size);
            MemoryMarshal.CreateSpan(ref image, (int)before).Clear();
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref image, size - behind), (int)behind).Clear();
            ref float from = ref Unsafe.Add(ref source, sample * rows * width);
            ref float to = ref Unsafe.Add(ref image, before);
            if (Vector512.IsHardwareAccelerated && width >= Vector512<float>.Count)
                PadRows<Lanes512, Vector512<float>>(ref from, ref to, rows, width, row);
            else if (Vector256.IsHardwareAccelerated && width >= Vector256<float>.Count)
                PadRows<Lanes256, Vector256<float>>(ref from, ref to, rows, width, row);
            else if (width >= Vector128<float>.Count)
                PadRows<Lanes128, Vector128<float>>(ref from, ref to, rows, width, row);
            else
                PadRows<Lanes1, float>(ref from, ref to, rows, width, row);
        }
    }

    // The last vector of a row reaches back. What lies between two rows may be cleared beyond the second one's first pixels, which come next.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PadRows<TLanes, TVector>(ref float source, ref float target, nint rows, nint width, nint row)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector zero = TLanes.Zero;
        for (nint y = 0; y < rows; y++)
        {
            nint column = 0;
            for (; column <= width - TLanes.Count; column += TLanes.Count)
                TLanes.Store(TLanes.Load(ref source, column), ref target, column);
            if (column < width)
                TLanes.Store(TLanes.Load(ref source, width - TLanes.Count), ref target, width - TLanes.Count);
            for (column = width; y < rows - 1 && column < row; column += TLanes.Count)
                TLanes.Store(zero, ref target, column);
            source = ref Unsafe.Add(ref source, width);
            target = ref Unsafe.Add(ref target, row);
        }
    }

    /// <summary>Puts zeros round an image: before its first pixel, between its rows, behind its last one.</summary>
    /// <param name="pixel">The first pixel.</param>
    /// <param name="before">Numbers before it.</param>
    /// <param name="rows">Rows of pixels.</param>
    /// <param name="row">From row to row.</param>
    /// <param name="width">Numbers of a row of pixels.</param>
    /// <param name="size">Numbers of the image with its margin.</param>
    public static void ClearMargin(ref float pixel, nint before, nint rows, nint row, nint width, nint size)
    {
        MemoryMarshal.CreateSpan(ref Unsafe.Subtract(ref pixel, before), (int)before).Clear();
        ref var end = ref Unsafe.Add(ref pixel, width);
        for (nint y = 1; y < rows; y++)
        {
            MemoryMarshal.CreateSpan(ref end, (int)(row - width)).Clear();
            end = ref Unsafe.Add(ref end, row);
        }

        MemoryMarshal.CreateSpan(ref end, (int)(size - before - ((rows - 1) * row) - width)).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour(ref float source, ref float target, nint targetStride, nint sourceStride)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref source);
        Vector128<float> b = Vector128.LoadUnsafe(ref source, (nuint)sourceStride);
        Vector128<float> c = Vector128.LoadUnsafe(ref source, (nuint)(2 * sourceStride));
        Vector128<float> d = Vector128.LoadUnsafe(ref source, (nuint)(3 * sourceStride));

        // Pairs of rows interleaved, then pairs of pairs.
        Vector128<float> acLow = InterleaveLow(a, c);
        Vector128<float> acHigh = InterleaveHigh(a, c);
        Vector128<float> bdLow = InterleaveLow(b, d);
        Vector128<float> bdHigh = InterleaveHigh(b, d);
        InterleaveLow(acLow, bdLow).StoreUnsafe(ref target);
        InterleaveHigh(acLow, bdLow).StoreUnsafe(ref target, (nuint)targetStride);
        InterleaveLow(acHigh, bdHigh).StoreUnsafe(ref target, (nuint)(2 * targetStride));
        InterleaveHigh(acHigh, bdHigh).StoreUnsafe(ref target, (nuint)(3 * targetStride));
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
