using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Threads that do one piece of work together: the caller is worker 0, helpers that wait between two calls are the others. In steady
/// state a call allocates nothing and takes no lock, but to wake helpers that have gone to sleep.
/// </summary>
/// <remarks>
/// Helpers stay awake for some 0.15 ms after their last work, then they sleep. They are background threads: they don't keep the process
/// alive. There may be more workers than cores; waiting threads then give way instead of spinning.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkerTeam
{
    private readonly TeamBarrier _barrier = new();
    private readonly SpinningSignal _finished = new();
    private readonly List<TeamHelper> _helpers = [];
    private Counter _unfinished;
    private ITeamWork? _work;
    private int _workers;
    private ExceptionDispatchInfo? _failure;
    private int _busy;

    internal WorkerTeam()
    {
    }

    /// <summary>The team of the process.</summary>
    public static WorkerTeam Shared { get; } = new();

    /// <summary>Whether more workers than cores are at work.</summary>
    internal bool Crowded { get; private set; }

    /// <summary>
    /// Lets workers do a piece of work and returns when all have finished. If the team is at work already (for another thread, or for the
    /// very work that calls), the caller does all of it alone.
    /// </summary>
    /// <param name="work">What to do; the results must not depend on the number of workers.</param>
    /// <param name="workers">How many workers, 1 .. 256.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is not in 1 .. 256.</exception>
    /// <remarks>What a worker throws is thrown here, after all have stopped; if several do, what the first one threw.</remarks>
    public void Run(ITeamWork work, int workers)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, NetGenOptions.MaxThreads);
        if (workers == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            work.Execute(0, 1, TeamBarrier.ForOne);
            return;
        }

        try
        {
            RunTogether(work, workers);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>What a helper does when it is called.</summary>
    internal void ExecuteAsHelper(int worker)
    {
        Execute(worker);
        if (Interlocked.Decrement(ref _unfinished.Value) == 0) _finished.Set(_finished.Value + 1);
    }

    private void RunTogether(ITeamWork work, int workers)
    {
        while (_helpers.Count < workers - 1) _helpers.Add(TeamHelper.Start(this, _helpers.Count + 1));
        Crowded = workers > Environment.ProcessorCount;
        _barrier.Prepare(workers, Crowded);
        _unfinished.Value = workers - 1;
        _work = work;
        _workers = workers;

        int runsFinished = _finished.Value;
        for (int i = 0; i < workers - 1; i++) _helpers[i].Call();
        Execute(0);
        _finished.WaitForChange(runsFinished, Crowded);

        _work = null;
        if (_failure is not { } failure) return;

        _failure = null;
        failure.Throw();
    }

    private void Execute(int worker)
    {
        try
        {
            _work!.Execute(worker, _workers, _barrier);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _barrier.Fail();
        }
    }

    // Every helper writes it: alone on its cache lines.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Counter
    {
        [FieldOffset(128)]
        public int Value;
    }
}
