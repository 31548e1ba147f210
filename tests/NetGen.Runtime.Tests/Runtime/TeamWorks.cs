namespace NetGen.Runtime.Tests.Runtime;

/// <summary>Work given as a lambda.</summary>
internal sealed class LambdaWork(Action<int, int, TeamBarrier> action) : ITeamWork
{
    public void Execute(int worker, int workers, TeamBarrier barrier) => action(worker, workers, barrier);
}

/// <summary>
/// Phases that each need all of the phase before: cell i of phase p is a function of its two neighbours (a third of the array away, so
/// mostly in another worker's part) of phase p - 1. A worker that leaves a barrier too early reads an old value and the result differs.
/// </summary>
internal sealed class NeighbourPhases(int cells, int phases) : ITeamWork
{
    private readonly uint[][] _values = [new uint[cells], new uint[cells]];

    public int SeenWorkers { get; private set; }

    public uint[] Result => _values[phases & 1];

    public void Execute(int worker, int workers, TeamBarrier barrier)
    {
        if (worker == 0) SeenWorkers = workers;
        Partition.Range(cells, worker, workers, 1, out nint start, out nint end);
        for (nint i = start; i < end; i++) _values[0][i] = (uint)i;
        barrier.SignalAndWait();
        for (int phase = 1; phase <= phases; phase++)
        {
            uint[] from = _values[(phase - 1) & 1];
            uint[] to = _values[phase & 1];
            for (nint i = start; i < end; i++)
            {
                to[i] = (from[(i + (cells / 3)) % cells] * 1664525) + (from[(i + cells - (cells / 3)) % cells] * 22695477) + (uint)phase;
            }

            barrier.SignalAndWait();
        }
    }
}
