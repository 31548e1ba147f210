using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Where the workers of a team wait for each other between two phases of their work.</summary>
/// <remarks>
/// A central barrier in the manner of the sense-reversing one (Mellor-Crummey and Scott 1991), with a phase number in place of the sense:
/// the last to arrive makes the counter ready for the next phase and then announces it. Nothing is allocated.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TeamBarrier
{
    /// <summary>The barrier of a team of one: nobody to wait for.</summary>
    public static TeamBarrier ForOne { get; } = new();

    private readonly SpinningSignal _phase = new();
    private Fields _fields;
    private int _workers = 1;
    private bool _crowded;

    internal TeamBarrier()
    {
    }

    /// <summary>
    /// Returns when all workers have arrived; all that they wrote before is visible then. If a worker has failed with an exception, it
    /// returns at once: nobody waits for who will not come, and the results are thrown away in any case. Does nothing for one worker.
    /// </summary>
    public void SignalAndWait()
    {
        if (_workers == 1) return;

        int phase = _phase.Value;
        if (Interlocked.Decrement(ref _fields.Missing) == 0)
        {
            Volatile.Write(ref _fields.Missing, _workers);
            _phase.Set(phase + 1);
        }
        else if (Volatile.Read(ref _fields.Failed) == 0)
        {
            _phase.WaitForChange(phase, _crowded);
        }
    }

    /// <summary>Makes the barrier ready for a team; nobody may be at it.</summary>
    internal void Prepare(int workers, bool crowded)
    {
        _workers = workers;
        _crowded = crowded;
        _fields.Missing = workers;
        _fields.Failed = 0;
    }

    /// <summary>Opens the barrier for good, until it is prepared again: a worker has failed.</summary>
    internal void Fail()
    {
        // A full fence: whoever sees a phase later than the one read here must see the failure too, or it would wait for ever.
        Interlocked.Exchange(ref _fields.Failed, 1);
        _phase.Set(_phase.Value + 1);
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Fields
    {
        [FieldOffset(128)]
        public int Missing;

        [FieldOffset(132)]
        public int Failed;
    }
}
