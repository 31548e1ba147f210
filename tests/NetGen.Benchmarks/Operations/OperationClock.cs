using System.Diagnostics;

namespace NetGen.Benchmarks.Operations;

/// <summary>The time of each op of a pass: calls of it are written into the generated code (<see cref="TimedNetwork"/>), behind every op.</summary>
public static class OperationClock
{
    private static long[] s_ticks = [];
    private static long s_last;

    /// <summary>Makes room for so many ops.</summary>
    public static void Prepare(int operations) => s_ticks = new long[operations];

    /// <summary>How many ops there is room for.</summary>
    public static int Places => s_ticks.Length;

    /// <summary>Called where a pass begins.</summary>
    public static void Start()
    {
        Array.Clear(s_ticks);
        s_last = Stopwatch.GetTimestamp();
    }

    /// <summary>Called behind an op; one that runs several times in a pass adds up.</summary>
    public static void Lap(int operation)
    {
        var now = Stopwatch.GetTimestamp();
        s_ticks[operation] += now - s_last;
        s_last = now;
    }

    /// <summary>Seconds of each op in the last pass.</summary>
    public static IEnumerable<double> Seconds => s_ticks.Select(ticks => (double)ticks / Stopwatch.Frequency);
}
