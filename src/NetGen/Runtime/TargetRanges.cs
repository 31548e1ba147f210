using System.Numerics;

namespace NetGen.Runtime;

/// <summary>Finds targets that are outside of a range.</summary>
internal static class TargetRanges
{
    /// <summary>What a target must be, as messages say it.</summary>
    public static string Words(TargetRange range) => range switch
    {
        TargetRange.NotNegative => "finite and at least 0",
        TargetRange.Probability => "from 0 to 1",
        TargetRange.Sign => "-1 or 1",
        _ => "finite",
    };

    /// <summary>The position of the first target outside of the range, or -1.</summary>
    public static int FirstOutside(ReadOnlySpan<float> targets, TargetRange range)
    {
        bool isSign = range == TargetRange.Sign;
        (float least, float most) = range switch
        {
            TargetRange.NotNegative => (0, float.MaxValue),
            TargetRange.Probability => (0, 1),
            TargetRange.Sign => (1, 1),
            _ => (float.MinValue, float.MaxValue),
        };

        int position = 0;
        (Vector<float> lows, Vector<float> highs) = (new(least), new(most));
        for (; position <= targets.Length - Vector<float>.Count; position += Vector<float>.Count)
        {
            Vector<float> values = new(targets[position..]);
            if (isSign) values = Vector.Abs(values);

            // No comparison with NaN holds.
            if (!(Vector.GreaterThanOrEqualAll(values, lows) && Vector.LessThanOrEqualAll(values, highs))) break;
        }

        for (; position < targets.Length; position++)
        {
            float value = isSign ? Math.Abs(targets[position]) : targets[position];
            if (!(value >= least && value <= most)) return position;
        }

        return -1;
    }
}
