using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// A number that threads wait for to change. Waiting starts with spinning, because the next change is mostly less than some microseconds
/// away; goes on with offering the core to others; and ends in sleep, so that an idle program uses no core. Nothing is allocated.
/// </summary>
/// <remarks>
/// Why no wake-up is lost: a setter first writes the value and then reads whether anybody sleeps; a sleeper first writes that it sleeps
/// and then reads the value; and there is a full fence between write and read on both sides. So one of the two sees the other.
/// </remarks>
internal sealed class SpinningSignal
{
    // Measured: two hot threads answer each other within 0.3 us. When the two happen to share a core (another program has the other one), the
    // waiting one only delays the other by spinning: each exchange then costs twice the spinning time, so it is short. Offering the core to
    // nobody takes about 1 us, waking a sleeper 50 to 100 us; so between two calls that follow each other closely nobody should sleep.
    private static readonly long s_spinTicks = Microseconds(2);
    private static readonly long s_awakeTicks = Microseconds(150);

    private readonly object _gate = new();
    private Fields _fields;

    /// <summary>The present value.</summary>
    public int Value => Volatile.Read(ref _fields.Value);

    /// <summary>Changes the value and wakes whoever sleeps. All that was written before is visible to who sees the new value.</summary>
    public void Set(int value)
    {
        Interlocked.Exchange(ref _fields.Value, value);
        if (Volatile.Read(ref _fields.Sleepers) != 0) Wake();
    }

    /// <summary>Returns when the value is another than <paramref name="known"/>.</summary>
    /// <param name="known">The value that the caller knows.</param>
    /// <param name="crowded">Whether more threads than cores are at work: then who spins takes the core from who is waited for.</param>
    public void WaitForChange(int known, bool crowded)
    {
        if (Volatile.Read(ref _fields.Value) != known) return;

        long start = Stopwatch.GetTimestamp();
        long spinUntil = crowded ? start : start + s_spinTicks;
        long awakeUntil = start + s_awakeTicks;
        while (true)
        {
            for (int i = 0; i < 8; i++)
            {
                if (Volatile.Read(ref _fields.Value) != known) return;
                Thread.SpinWait(1);
            }

            long now = Stopwatch.GetTimestamp();
            if (now >= awakeUntil) break;
            if (now >= spinUntil) Thread.Yield();
        }

        Sleep(known);
    }

    private static long Microseconds(long count) => count * Stopwatch.Frequency / 1_000_000;

    // Who was to be waited for or woken must not be left behind because somebody interrupts this thread: that is for a later wait of its own. (No delegate
    // says what is done again: it would be allocated when somebody sleeps for the first time, which may be at any time.)
    private void Sleep(int known)
    {
        bool interrupted = false;
        while (!TrySleep(known)) interrupted = true;
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    private void Wake()
    {
        bool interrupted = false;
        while (!TryWake()) interrupted = true;
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    // False if the thread has been interrupted.
    private bool TrySleep(int known)
    {
        try
        {
            lock (_gate)
            {
                Interlocked.Increment(ref _fields.Sleepers);
                try
                {
                    while (Volatile.Read(ref _fields.Value) == known) Monitor.Wait(_gate);
                }
                finally
                {
                    Interlocked.Decrement(ref _fields.Sleepers);
                }
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    // False if the thread has been interrupted.
    private bool TryWake()
    {
        try
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    // Alone on its cache lines (two, because the hardware fetches them in pairs): who spins must not slow down who writes beside it.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Fields
    {
        [FieldOffset(128)]
        public int Value;

        [FieldOffset(132)]
        public int Sleepers;
    }
}
