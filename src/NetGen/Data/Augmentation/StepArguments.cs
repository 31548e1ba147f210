using static System.FormattableString;

namespace NetGen.Data;

/// <summary>The checks that the steps of an augmentation share.</summary>
internal static class StepArguments
{
    public static float RequireFinite(float value, string name)
    {
        if (float.IsFinite(value)) return value;
        throw new ArgumentOutOfRangeException(name, value, "The value must be finite.");
    }

    public static double RequireIn(double value, double least, double most, string name)
    {
        if (value >= least && value <= most) return value;
        throw new ArgumentOutOfRangeException(name, value, Invariant($"The value must be in {least} .. {most}."));
    }

    public static int RequireIn(int value, int least, int most, string name)
    {
        if (value >= least && value <= most) return value;
        throw new ArgumentOutOfRangeException(name, value, Invariant($"The value must be in {least} .. {most}."));
    }
}
