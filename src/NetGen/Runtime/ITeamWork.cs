using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Work that several threads do together, each its part of the outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITeamWork
{
    /// <summary>Does one worker's part. The results must be the same bits for any number of workers.</summary>
    /// <param name="worker">The worker's number, 0 .. <paramref name="workers"/> - 1.</param>
    /// <param name="workers">The number of workers.</param>
    /// <param name="barrier">Where all workers wait for each other; all of them must pass it equally often.</param>
    void Execute(int worker, int workers, TeamBarrier barrier);
}
