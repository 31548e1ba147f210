namespace NetGen.Metrics;

/// <summary>Turns the outputs of a network into a decision.</summary>
public static class Decision
{
    /// <summary>The position of the largest value; of several equal ones the first. A NaN is never the largest.</summary>
    /// <param name="values">The scores of one sample, one per class.</param>
    /// <returns>A position in <paramref name="values"/>; 0 if every value is NaN.</returns>
    /// <exception cref="ArgumentException"><paramref name="values"/> is empty.</exception>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty) ThrowEmpty();

        int best = 0;
        float largest = float.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] > largest)
            {
                largest = values[i];
                best = i;
            }
        }

        return best;
    }

    /// <summary>Whether a binary network says yes: its output is greater than the threshold.</summary>
    /// <param name="output">A logit (threshold 0) or a probability (threshold 0.5).</param>
    /// <param name="threshold">The largest output that still means no.</param>
    public static bool IsPositive(float output, float threshold = 0) => output > threshold;

    private static void ThrowEmpty() => throw new ArgumentException("The scores are empty; at least one is needed.", "values");
}
