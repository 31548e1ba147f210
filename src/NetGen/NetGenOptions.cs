using static System.FormattableString;

namespace NetGen;

/// <summary>Settings of the whole process.</summary>
public static class NetGenOptions
{
    /// <summary>The largest number of threads that a network can use.</summary>
    public const int MaxThreads = 256;

    private static volatile int s_threads = Math.Clamp(Environment.ProcessorCount, 1, MaxThreads);

    /// <summary>
    /// How many threads, 1 .. 256, one call of a network may use, the calling one included; by default one per core. Results are the same
    /// bits for any number. A change takes effect with the next call.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 1 .. 256.</exception>
    public static int Threads
    {
        get => s_threads;
        set
        {
            if (value is < 1 or > MaxThreads)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, Invariant($"The number of threads is {value}; it must be in 1 .. {MaxThreads}."));
            }

            s_threads = value;
        }
    }
}
