using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

/// <summary>
/// Nothing is allocated even when a thread sleeps, and is woken, for the first time: that may be long after the team has warmed up, when the machine
/// is busy for once. The library is loaded once more for it, since in this process others have slept already.
/// </summary>
public sealed class FirstSleepTests
{
    [Fact]
    public void The_first_thread_that_sleeps_and_who_wakes_it_allocate_nothing()
    {
        AssemblyLoadContext context = new("first sleep");
        Type type = context.LoadFromAssemblyPath(typeof(WorkerTeam).Assembly.Location).GetType("NetGen.Runtime.SpinningSignal", throwOnError: true)!;
        object signal = Activator.CreateInstance(type)!;
        var wait = type.GetMethod("WaitForChange")!.CreateDelegate<Action<int, bool>>(signal);
        var set = type.GetMethod("Set")!.CreateDelegate<Action<int>>(signal);
        FieldInfo fields = type.GetField("_fields", BindingFlags.Instance | BindingFlags.NonPublic)!;
        FieldInfo sleepers = fields.FieldType.GetField("Sleepers")!;

        long ofSleeper = -1;
        Thread sleeper = new(() =>
        {
            wait(7, true); // compiled, as it is when a team has been at work without anybody sleeping
            long before = GC.GetAllocatedBytesForCurrentThread();
            wait(0, true);
            ofSleeper = GC.GetAllocatedBytesForCurrentThread() - before;
        })
        { IsBackground = true };
        sleeper.Start();
        Assert.True(SpinWait.SpinUntil(() => (int)sleepers.GetValue(fields.GetValue(signal))! == 1, TimeSpan.FromSeconds(30)));

        long beforeWaking = GC.GetAllocatedBytesForCurrentThread();
        set(1);
        long ofWaker = GC.GetAllocatedBytesForCurrentThread() - beforeWaking;
        Assert.True(sleeper.Join(TimeSpan.FromSeconds(30)));

        Assert.Equal((0, 0), (ofSleeper, ofWaker));
    }
}
