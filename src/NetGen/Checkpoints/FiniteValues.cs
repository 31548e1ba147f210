using static System.FormattableString;

namespace NetGen.Checkpoints;

/// <summary>Keeps NaN and infinity out of checkpoints, on the way out and on the way in.</summary>
internal static class FiniteValues
{
    /// <exception cref="CheckpointException">A value is NaN or infinite; the message says which.</exception>
    public static void Require(string tensor, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i])) continue;
            throw CheckpointException.InTensor(
                tensor, Invariant($"has the value {values[i]} at position {i}; it must be finite as a 32-bit float."));
        }
    }
}
