using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Divides outputs among workers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Partition
{
    /// <summary>
    /// The part of one worker: the parts of all workers follow each other, cover everything once, and differ by one granule at most.
    /// </summary>
    /// <param name="total">How many items there are, at least 0.</param>
    /// <param name="worker">The worker's number, 0 .. workers - 1.</param>
    /// <param name="workers">The number of workers, at least 1.</param>
    /// <param name="granularity">Parts start at multiples of this (a tile, a cache line); at least 1.</param>
    /// <param name="start">The first item of the part.</param>
    /// <param name="end">The item after the last one; equal to <paramref name="start"/> if the part is empty.</param>
    public static void Range(nint total, int worker, int workers, int granularity, out nint start, out nint end)
    {
        nint granules = (total / granularity) + (total % granularity == 0 ? 0 : 1);
        nint share = granules / workers;
        nint larger = granules % workers;
        nint first = (worker * share) + Math.Min(worker, larger);
        nint last = first + share + (worker < larger ? 1 : 0);
        start = Math.Min(first * granularity, total);
        end = Math.Min(last * granularity, total);
    }
}
