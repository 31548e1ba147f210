using System.Diagnostics;
using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>NetGen and a peer in turn, a few short repetitions each, so that both meet the same moods of the machine.</summary>
internal static class ComparisonRun
{
    // The other side's threads go on spinning for some 20 ms after their last work, and this side's start on one core until the operating
    // system has spread them: with several threads, repetitions that fill this time aren't used.
    private const double SettlingSeconds = 0.04;

    public static int Execute(string pattern, int turns)
    {
        var cases = ComparisonCases.Matching(pattern);
        if (cases.Count == 0)
        {
            var names = ComparisonCases.All.Select(one => one.Name);
            Console.Error.WriteLine($"No case matches {pattern}; there are:\n  {string.Join("\n  ", names)}");
            return 2;
        }

        Console.WriteLine($"machine: {Machine.Description}");
        Console.WriteLine($"load average before: {Machine.LoadAverage}");
        using var peers = new Peers();
        if (!HaveSameParameters(cases, peers))
            return 1;
        List<ComparisonResult> results = [];
        foreach (var one in cases)
        {
            Console.Error.WriteLine($"measuring {one.Name} …");
            results.Add(Measure(one, PeerOf(one, peers), turns));
        }

        Console.WriteLine($"load average after: {Machine.LoadAverage}");
        ComparisonReport.Print(results);
        return 0;
    }

    private static ComparisonResult Measure(ComparisonCase one, IPeer? peer, int turns)
    {
        var result = new ComparisonResult(one);
        var loop = one.CreateLoop().WarmUp();
        List<PeerRequest> requests = [];
        var settling = one.Threads == 1 ? 0 : RepetitionsThatFill(SettlingSeconds, loop);
        try
        {
            // The first answer comes after building, warming up and tuning; it only tells how many steps a repetition should have.
            // As on the other side, the first repetition of a turn isn't used, since it finds the other's data in the caches.
            foreach (var request in peer is null ? [] : one.Requests)
            {
                var steps = (int)Math.Max(1, (one.IsBrief ? MeasuredLoop.BriefSeconds : MeasuredLoop.UsualSeconds) / peer!.Measure(request with { Repetitions = 3 }).Min());
                requests.Add(request with { Steps = steps, Repetitions = settling + one.RepetitionsOfATurn + 1 });
            }
        }
        catch (PeerException error)
        {
            Console.WriteLine($"skipped for the peer: {one.Name}: {error.Message}");
            requests.Clear();
        }

        var bytesPerStep = 0L;
        var memory = one.Bytes == 0 ? null
            : (one.OnlyReads ? MemoryBandwidth.ReadingLoop(one.Bytes, out bytesPerStep) : MemoryBandwidth.Loop(one.Bytes, out bytesPerStep)).WarmUp();
        var floor = one.CreateFloor?.Invoke().WarmUp();
        for (var turn = 0; turn < turns; turn++)
        {
            if (floor is not null)
                result.FloorTime.AddRange(floor.Repetitions(2));
            result.Peak.Add(FmaPeak.OperationsPerSecond());
            if (memory is not null)
                result.ByteTime.AddRange(memory.Repetitions(1).Select(seconds => seconds / bytesPerStep));
            result.NetGen.AddRange(loop.Repetitions(settling + one.RepetitionsOfATurn).Skip(settling));
            foreach (var (request, sample) in requests.Zip(result.PeerLayouts))
                sample.AddRange(peer!.Measure(request).Skip(settling + 1));
        }

        return result;
    }

    private static int RepetitionsThatFill(double seconds, IMeasuredLoop loop)
    {
        const int Trials = 2; // and the one that warms the caches
        var start = Stopwatch.GetTimestamp();
        foreach (var _ in loop.Repetitions(Trials))
        {
        }

        return (int)Math.Ceiling(seconds * (Trials + 1) / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Both sides must have the same network; a forgotten bias is easily overlooked.</summary>
    private static bool HaveSameParameters(IReadOnlyList<ComparisonCase> cases, Peers peers)
    {
        var same = true;
        foreach (var one in cases)
        {
            if (PeerOf(one, peers) is not { } peer)
            {
                if (one.Request is not null)
                    Console.WriteLine($"skipped for the peer: {one.Name}");
                continue;
            }

            var count = peer.Parameters(one.Request!);
            if (count == one.Parameters)
                continue;
            Console.Error.WriteLine($"{one.Name}: NetGen trains {one.Parameters} parameters, the peer {count}");
            same = false;
        }

        return same;
    }

    private static IPeer? PeerOf(ComparisonCase one, Peers peers) => one.Request is null ? null : peers.Find(one.Request.Peer);
}
