using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class Reductions
{
    private const int Wide = 4 * Block;

    /// <summary>
    /// The sums of some columns of rows that lie one behind the other, each of 1, 2, 4 or 8 columns: several rows are a vector. Blocks of 64 floats go to four times 16 lanes, those of 16 that are left
    /// to the first 16 of them; these are added, the first to the second and the third to the fourth, then both; the floats that are left go to the first lanes; and the lanes fold, l + (l + 8), l + (l + 4) and so on,
    /// until there is one for each column.
    /// </summary>
    /// <param name="values">The first row; the caller answers for all of them being there.</param>
    /// <param name="sums">The columns' sums.</param>
    /// <param name="first">The first column that is wanted.</param>
    /// <param name="last">The column behind the last one.</param>
    /// <param name="columns">Columns of a row: 1, 2, 4 or 8.</param>
    /// <param name="rows">How many rows, ≥ 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumColumns(ref readonly float values, ref float sums, nint first, nint last, nint columns, nint rows)
    {
        var count = rows * columns;
        Vector512<float> lanes = Vector512<float>.Zero, second = lanes, third = lanes, fourth = lanes;
        nint index = 0;
        for (; index <= count - Wide; index += Wide)
        {
            lanes += Load512(in values, index);
            second += Load512(in values, index + Block);
            third += Load512(in values, index + (2 * Block));
            fourth += Load512(in values, index + (3 * Block));
        }

        for (; index <= count - Block; index += Block)
            lanes += Load512(in values, index);

        Span<float> stack = stackalloc float[Block];
        ref var sum = ref MemoryMarshal.GetReference(stack);
        ((lanes + second) + (third + fourth)).StoreUnsafe(ref sum);
        for (nint lane = 0; index < count; index++, lane++)
            Unsafe.Add(ref sum, lane) += Element(in values, index);
        for (nint span = Block / 2; span >= columns; span /= 2)
        {
            for (nint lane = 0; lane < span; lane++)
                Unsafe.Add(ref sum, lane) += Unsafe.Add(ref sum, lane + span);
        }

        for (var column = first; column < last; column++)
            Unsafe.Add(ref sums, column) = Unsafe.Add(ref sum, column);
    }
}
