using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class WorkerTeamFaultTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_worker_throws_reaches_the_caller_while_others_wait_at_a_barrier(int failing)
    {
        var team = new WorkerTeam();
        var finished = new int[3];
        var work = new LambdaWork((worker, _, barrier) =>
        {
            if (worker == failing) throw new InvalidOperationException($"worker {worker}");
            for (int i = 0; i < 10; i++) barrier.SignalAndWait();
            Interlocked.Increment(ref finished[worker]);
        });
        for (int run = 1; run <= 300; run++)
        {
            var exception = Assert.Throws<InvalidOperationException>(() => team.Run(work, 3));
            Assert.Equal($"worker {failing}", exception.Message);

            // All have stopped when the exception arrives, and the team is whole again.
            Assert.Equal(2 * run, finished.Sum());
            var next = new NeighbourPhases(30, 5);
            team.Run(next, 3);
            Assert.Equal(3, next.SeenWorkers);
        }
    }

    [Fact]
    public void A_failure_between_barriers_releases_whoever_waits_however_the_threads_interleave()
    {
        var team = new WorkerTeam();
        var random = new Random(3);
        for (int run = 0; run < 3000; run++)
        {
            int workers = random.Next(2, 5);
            int failing = random.Next(workers);
            int failingPhase = random.Next(6);
            int spins = random.Next(200);
            var work = new LambdaWork((worker, _, barrier) =>
            {
                for (int phase = 0; phase < 6; phase++)
                {
                    if (worker == failing && phase == failingPhase)
                    {
                        Thread.SpinWait(spins);
                        throw new FormatException();
                    }

                    barrier.SignalAndWait();
                }
            });
            Assert.Throws<FormatException>(() => team.Run(work, workers));
        }
    }

    [Fact]
    public void If_all_fail_one_exception_arrives()
    {
        var team = new WorkerTeam();
        var work = new LambdaWork((worker, _, _) => throw new InvalidOperationException($"worker {worker}"));
        for (int run = 0; run < 200; run++) Assert.Throws<InvalidOperationException>(() => team.Run(work, 4));
    }

    [Fact]
    public void An_exception_keeps_the_place_where_it_was_thrown()
    {
        var team = new WorkerTeam();
        var exception = Assert.Throws<InvalidOperationException>(() => team.Run(new LambdaWork((worker, _, _) => Throw(worker)), 2));
        Assert.Contains(nameof(Throw), exception.StackTrace, StringComparison.Ordinal);

        static void Throw(int worker)
        {
            if (worker == 1) throw new InvalidOperationException();
        }
    }

    [Fact]
    public void A_failure_of_nested_work_leaves_the_team_usable()
    {
        var team = new WorkerTeam();
        var failing = new LambdaWork((_, _, _) => throw new FormatException());
        Assert.Throws<FormatException>(() => team.Run(new LambdaWork((_, _, _) => team.Run(failing, 2)), 3));
        Assert.Throws<FormatException>(() => team.Run(failing, 1));
        var next = new NeighbourPhases(30, 5);
        team.Run(next, 3);
        Assert.Equal(3, next.SeenWorkers);
    }

    [Fact]
    public void An_interrupted_caller_still_waits_for_its_helpers()
    {
        var team = new WorkerTeam();
        bool helperFinished = false;
        bool finishedAtReturn = false;
        bool interruptionKept = false;
        using var started = new ManualResetEventSlim();
        var caller = new Thread(() =>
        {
            team.Run(new LambdaWork((worker, _, _) =>
            {
                if (worker == 0) return;
                started.Set();
                Thread.Sleep(50);
                Volatile.Write(ref helperFinished, true);
            }), 2);
            finishedAtReturn = Volatile.Read(ref helperFinished);
            try
            {
                Thread.Sleep(0);
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                interruptionKept = true;
            }
        });
        caller.Start();
        started.Wait();
        Thread.Sleep(10);
        caller.Interrupt();
        caller.Join();
        Assert.True(finishedAtReturn);
        Assert.True(interruptionKept);
    }
}
