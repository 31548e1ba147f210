using System.Diagnostics;
using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(33)]
    public void Every_worker_runs_exactly_once_and_the_caller_is_worker_0(int workers)
    {
        var team = new WorkerTeam();
        var calls = new int[workers];
        int callerIsZero = 0;
        int caller = Environment.CurrentManagedThreadId;
        team.Run(new LambdaWork((worker, count, _) =>
        {
            Assert.Equal(workers, count);
            Interlocked.Increment(ref calls[worker]);
            if (worker == 0 && Environment.CurrentManagedThreadId == caller) Interlocked.Increment(ref callerIsZero);
        }), workers);
        Assert.All(calls, count => Assert.Equal(1, count));
        Assert.Equal(1, callerIsZero);
    }

    [Fact]
    public void Thousands_of_runs_with_changing_counts_give_one_result()
    {
        var team = new WorkerTeam();
        uint[] expected = Alone(97, 12);
        var random = new Random(7);
        for (int run = 0; run < 4000; run++)
        {
            var work = new NeighbourPhases(97, 12);
            int workers = random.Next(1, 6);
            team.Run(work, workers);
            Assert.Equal(workers, work.SeenWorkers);
            Assert.Equal(expected, work.Result);

            // Now and then long enough for the helpers to fall asleep.
            if (run % 500 == 0) Thread.Sleep(2);
        }
    }

    [Fact]
    public void More_workers_than_cores_pass_barriers_without_collapse()
    {
        var team = new WorkerTeam();
        var work = new NeighbourPhases(64, 2000);
        var time = Stopwatch.StartNew();
        team.Run(work, Environment.ProcessorCount + 1);
        Assert.Equal(Alone(64, 2000), work.Result);

        // 2000 barriers take some 10 ms; if each waited for a time slice of the system it would be seconds.
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), $"It took {time.Elapsed}.");
    }

    [Fact]
    public void Many_more_workers_than_cores_pass_barriers_too()
    {
        var team = new WorkerTeam();
        var work = new NeighbourPhases(512, 50);
        team.Run(work, 64);
        Assert.Equal(Alone(512, 50), work.Result);
    }

    [Fact]
    public void Concurrent_callers_all_get_right_results()
    {
        var team = new WorkerTeam();
        uint[] expected = Alone(61, 20);
        int alone = 0;
        int together = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int run = 0; run < 500; run++)
            {
                var work = new NeighbourPhases(61, 20);
                team.Run(work, 3);
                if (!expected.AsSpan().SequenceEqual(work.Result)) return;
                if (work.SeenWorkers == 1) Interlocked.Increment(ref alone);
                if (work.SeenWorkers == 3) Interlocked.Increment(ref together);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(4 * 500, alone + together);
        Assert.True(together > 0);
    }

    [Fact]
    public void Work_within_work_is_done_by_its_caller_alone()
    {
        var team = new WorkerTeam();
        uint[] expected = Alone(40, 10);
        var inner = new NeighbourPhases[3];
        team.Run(new LambdaWork((worker, _, barrier) =>
        {
            barrier.SignalAndWait();
            inner[worker] = new NeighbourPhases(40, 10);
            team.Run(inner[worker], 2);
            barrier.SignalAndWait();
        }), 3);
        Assert.All(inner, work => Assert.Equal(1, work.SeenWorkers));
        Assert.All(inner, work => Assert.Equal(expected, work.Result));
    }

    [Fact]
    public void The_number_of_workers_is_checked()
    {
        var nothing = new LambdaWork((_, _, _) => { });
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => WorkerTeam.Shared.Run(nothing, 0));
        Assert.Throws<ArgumentOutOfRangeException>("workers", () => WorkerTeam.Shared.Run(nothing, 257));
        Assert.Throws<ArgumentNullException>("work", () => WorkerTeam.Shared.Run(null!, 2));
    }

    private static uint[] Alone(int cells, int phases)
    {
        var work = new NeighbourPhases(cells, phases);
        work.Execute(0, 1, TeamBarrier.ForOne);
        return work.Result;
    }
}
