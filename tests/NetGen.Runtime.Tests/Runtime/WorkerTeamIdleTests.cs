using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class WorkerTeamIdleTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void No_thread_of_the_team_allocates_in_steady_state(int workers)
    {
        var team = new WorkerTeam();
        var work = new AllocationRecord(workers);
        for (int run = 0; run < 2000; run++)
        {
            team.Run(work, workers);

            // So that sleeping and waking are in it too.
            if (run % 100 == 0) Thread.Sleep(1);
            if (run == 500) work.Start();
        }

        Assert.All(work.Allocated, bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void Helpers_are_background_threads_and_sleep_soon_after_their_last_work()
    {
        var team = new WorkerTeam();
        Thread? helper = null;
        team.Run(new LambdaWork((worker, _, _) =>
        {
            if (worker == 1) helper = Thread.CurrentThread;
        }), 2);
        Assert.True(helper!.IsBackground);
        Assert.True(SpinWait.SpinUntil(() => (helper.ThreadState & ThreadState.WaitSleepJoin) != 0, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Work_is_not_kept_alive_by_the_team()
    {
        var team = new WorkerTeam();
        var work = RunOnce(team);
        for (int i = 0; i < 20 && work.IsAlive; i++)
        {
            Thread.Sleep(10);
            GC.Collect();
        }

        Assert.False(work.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(WorkerTeam team)
    {
        var work = new NeighbourPhases(10, 2);
        team.Run(work, 2);
        return new WeakReference(work);
    }

    private sealed class AllocationRecord(int workers) : ITeamWork
    {
        private readonly long[] _first = new long[workers];
        private readonly long[] _last = new long[workers];
        private readonly bool[] _started = new bool[workers];
        private bool _recording;

        public IEnumerable<long> Allocated => _last.Zip(_first, (last, first) => last - first);

        public void Start() => _recording = true;

        public void Execute(int worker, int workers, TeamBarrier barrier)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (_recording && !_started[worker]) (_first[worker], _started[worker]) = (now, true);
            barrier.SignalAndWait();
            barrier.SignalAndWait();
            _last[worker] = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}
