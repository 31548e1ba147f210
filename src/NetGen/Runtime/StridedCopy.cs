using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Copies tensors between their logical row-major order and any strided layout.</summary>
internal static class StridedCopy
{
    // A transposed weight is read along one axis and written along the other: in tiles of this size both stay in the first-level cache.
    private const int Tile = 16;

    /// <summary>The number of values of a strided tensor, after checking that all of them lie inside of a buffer.</summary>
    /// <exception cref="ArgumentException">They don't, or a number is not positive.</exception>
    public static int RequireInside(string name, ReadOnlySpan<int> shape, int offset, ReadOnlySpan<int> strides, int bufferLength)
    {
        if (shape.Length != strides.Length)
            throw new ArgumentException($"Parameter {name} has {shape.Length} axes and {strides.Length} strides; it must have as many.");

        long count = 1;
        long last = offset;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] < 1 || strides[axis] < 1)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Axis {axis} of parameter {name} has length {shape[axis]} and stride {strides[axis]}; both must be at least 1."));
            }

            // No overflow: while the last value lies inside of the buffer, both numbers are below 2^31.
            last += (shape[axis] - 1L) * strides[axis];
            count *= shape[axis];
            if (last >= bufferLength || count > bufferLength) break;
        }

        if (offset < 0 || last >= bufferLength || count > bufferLength)
            throw new ArgumentException($"Parameter {name} does not lie inside of its buffer of {bufferLength} values.");
        return (int)count;
    }

    /// <summary>From a strided layout to row-major order.</summary>
    public static void Gather(ref float source, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, ref float target) =>
        Copy(ref source, ref target, shape, strides, gather: true);

    /// <summary>From row-major order to a strided layout.</summary>
    public static void Scatter(ref float source, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, ref float target) =>
        Copy(ref target, ref source, shape, strides, gather: false);

    private static void Copy(ref float strided, ref float dense, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, bool gather)
    {
        if (shape.Length > 2)
        {
            int size = 1;
            foreach (int axis in shape[1..]) size *= axis;
            for (int i = 0; i < shape[0]; i++)
            {
                ref float there = ref Unsafe.Add(ref strided, (nint)i * strides[0]);
                Copy(ref there, ref Unsafe.Add(ref dense, (nint)i * size), shape[1..], strides[1..], gather);
            }

            return;
        }

        int rows = shape.Length == 2 ? shape[0] : 1;
        int columns = shape.Length == 0 ? 1 : shape[^1];
        nint rowStride = shape.Length == 2 ? strides[0] : 0;
        nint columnStride = shape.Length == 0 ? 1 : strides[^1];
        for (int row = 0; row < rows; row += Tile)
        {
            for (int column = 0; column < columns; column += Tile)
            {
                CopyTile(ref strided, ref dense, row, Math.Min(rows, row + Tile), column, Math.Min(columns, column + Tile));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)] // the first call is all that a network makes
        void CopyTile(ref float strided, ref float dense, int row, int rowEnd, int column, int columnEnd)
        {
            for (int r = row; r < rowEnd; r++)
            {
                for (int c = column; c < columnEnd; c++)
                {
                    ref float there = ref Unsafe.Add(ref strided, (r * rowStride) + (c * columnStride));
                    ref float here = ref Unsafe.Add(ref dense, ((nint)r * columns) + c);
                    if (gather) here = there;
                    else there = here;
                }
            }
        }
    }
}
