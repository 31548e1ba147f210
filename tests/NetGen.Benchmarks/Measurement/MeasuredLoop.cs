using System.Diagnostics;

namespace NetGen.Benchmarks.Measurement;

/// <summary>
/// Something that is done over and over: warmed up until the JIT is through with it, then timed in short repetitions. They are
/// much shorter than a time slice of the operating system: on a busy machine most of them aren't interrupted, so the median isn't either.
/// </summary>
/// <param name="threads">How many threads it may use.</param>
/// <param name="loop">Does it so many times; returns a number made from the results, so that none of them is superfluous.</param>
/// <param name="repetitionSeconds">About how long a repetition takes; at least one step.</param>
internal sealed class MeasuredLoop(int threads, Func<int, float> loop, double repetitionSeconds = MeasuredLoop.UsualSeconds) : IMeasuredLoop
{
    /// <summary>For what takes nanoseconds.</summary>
    public const double BriefSeconds = 0.0002;

    /// <summary>For what takes microseconds, and for the peer.</summary>
    public const double UsualSeconds = 0.001;

    private const int UntimedSteps = 3;

    // Tier 1 comes after 30 calls and pauses of 100 ms without new methods; the profile costs one more round.
    private const double WarmUpSeconds = 0.7;
    private const int WarmUpCalls = 100;

    private int _steps = 1;

    /// <summary>Where results go, so that they are used.</summary>
    public static float Sink { get; private set; }

    /// <summary>Takes a result that nobody else wants.</summary>
    public static void Use(float result) => Sink += result;

    IMeasuredLoop IMeasuredLoop.WarmUp() => WarmUp();

    /// <summary>Runs until the code is as fast as it gets, and chooses the number of steps.</summary>
    public MeasuredLoop WarmUp()
    {
        NetGenOptions.Threads = threads;
        var start = Stopwatch.GetTimestamp();
        var fastest = double.MaxValue;
        for (var call = 0; call < WarmUpCalls || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; call++)
        {
            fastest = Math.Min(fastest, SecondsPerStep());
            _steps = (int)Math.Clamp(repetitionSeconds / fastest, 1, 10_000_000);
        }

        return this;
    }

    /// <summary>One repetition: the mean time of a step, in seconds.</summary>
    public double Repetition()
    {
        NetGenOptions.Threads = threads;
        Sink += loop(UntimedSteps);
        return SecondsPerStep();
    }

    /// <summary>Several repetitions in a row, after one that warms the caches: the mean time of a step in each, in seconds.</summary>
    public IEnumerable<double> Repetitions(int count)
    {
        NetGenOptions.Threads = threads;
        SecondsPerStep();
        for (var i = 0; i < count; i++)
            yield return SecondsPerStep();
    }

    private double SecondsPerStep()
    {
        var start = Stopwatch.GetTimestamp();
        var result = loop(_steps);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Sink += result;
        return seconds / _steps;
    }
}
