namespace NetGen.Fuzz;

/// <summary>
/// Ends the process where a batch takes minutes or gigabytes, and says which one: nothing else can stop a generator that doesn't end.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const long MostBytes = 8L << 30;
    private const int ExitCode = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Timer _timer;
    private Tuple<string, DateTime> _current = Tuple.Create("", DateTime.UtcNow);

    public Watchdog() => _timer = new Timer(_ => Look(), null, Interval, Interval);

    /// <summary>Notes what begins now.</summary>
    public void Expect(string batch) => Volatile.Write(ref _current, Tuple.Create(batch, DateTime.UtcNow));

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var (batch, since) = Volatile.Read(ref _current);
        var (time, bytes) = (DateTime.UtcNow - since, Environment.WorkingSet);
        if (time < Patience && bytes < MostBytes)
            return;

        Console.WriteLine($"== Stopped in {batch}: {time}, {bytes >> 20} MB.");
        Environment.Exit(ExitCode);
    }
}
