using static System.FormattableString;

namespace NetGen.Training;

/// <summary>The checks that the schedules share.</summary>
internal static class ScheduleArguments
{
    public static double RequireIn(double value, double least, double most, string name)
    {
        if (value >= least && value <= most) return value;
        string range = most < double.MaxValue ? Invariant($"in {least} .. {most}") : Invariant($"finite and at least {least}");
        throw new ArgumentOutOfRangeException(name, value, $"The value must be {range}.");
    }

    public static double RequirePositive(double value, string name)
    {
        if (value > 0 && value <= double.MaxValue) return value;
        throw new ArgumentOutOfRangeException(name, value, "The value must be finite and greater than 0.");
    }
}
