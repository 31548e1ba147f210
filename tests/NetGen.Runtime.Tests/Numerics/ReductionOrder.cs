namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The order that <see cref="NetGen.Numerics.Reductions"/> documents, spelt out on single numbers.</summary>
internal static class ReductionOrder
{
    public static float Sum(float[] values) => Reduce(values.Length, 0, (lane, index) => lane + values[index], (a, b) => a + b);

    public static float Dot(float[] left, float[] right) => Reduce(
        left.Length,
        0,
        (lane, index) => ElementaryFunction.HardwareFusesMultiplyAdd
            ? MathF.FusedMultiplyAdd(left[index], right[index], lane)
            : left[index] * right[index] + lane,
        (a, b) => a + b);

    public static float Max(float[] values) => Reduce(
        values.Length,
        float.NegativeInfinity,
        (lane, index) => Larger(lane, values[index]),
        Larger);

    // IEEE 754-2019's maximum, from comparisons: a NaN wins, and of two zeros the positive one.
    private static float Larger(float a, float b) => float.IsNaN(a) || a > b ? a
        : float.IsNaN(b) || b > a ? b
        : float.IsNegative(a) ? b : a;

    private static float Reduce(int count, float identity, Func<float, int, float> take, Func<float, float, float> fold)
    {
        float[] lanes = [.. Enumerable.Repeat(identity, 16)];
        int index = 0;
        for (; index + 16 <= count; index += 16)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                lanes[lane] = take(lanes[lane], index + lane);
            }
        }

        Fold(lanes, 8, fold);
        Fold(lanes, 4, fold);
        for (; index + 4 <= count; index += 4)
        {
            for (int lane = 0; lane < 4; lane++)
            {
                lanes[lane] = take(lanes[lane], index + lane);
            }
        }

        Fold(lanes, 2, fold);
        Fold(lanes, 1, fold);
        for (; index < count; index++)
        {
            lanes[0] = take(lanes[0], index);
        }

        return lanes[0];
    }

    private static void Fold(float[] lanes, int half, Func<float, float, float> fold)
    {
        for (int lane = 0; lane < half; lane++)
        {
            lanes[lane] = fold(lanes[lane], lanes[lane + half]);
        }
    }
}
