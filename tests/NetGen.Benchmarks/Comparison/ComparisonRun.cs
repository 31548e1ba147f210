using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Comparison;

/// <summary>NetGen and PyTorch in turn, repetition by repetition, so that both meet the same moods of the machine.</summary>
internal static class ComparisonRun
{
    public static int Execute(string pattern, int repetitions)
    {
        var cases = ComparisonCases.Matching(pattern);
        if (cases.Count == 0)
        {
            Console.Error.WriteLine($"No case matches {pattern}; there are:\n  {string.Join("\n  ", ComparisonCases.All.Select(one => one.Name))}");
            return 2;
        }

        Console.WriteLine($"machine: {Machine.Description}");
        Console.WriteLine($"load average before: {Machine.LoadAverage}");
        using var peer = StartPeer(cases);
        List<ComparisonResult> results = [];
        foreach (var one in cases)
        {
            Console.Error.WriteLine($"measuring {one.Name} …");
            results.Add(Measure(one, peer, repetitions));
        }

        Console.WriteLine($"load average after: {Machine.LoadAverage}");
        ComparisonReport.Print(results);
        return 0;
    }

    private static ComparisonResult Measure(ComparisonCase one, PeerServer? peer, int repetitions)
    {
        var result = new ComparisonResult(one);
        var loop = one.CreateLoop().WarmUp();
        var request = one.Request;
        try
        {
            // The first answer comes after building, warming up and tuning; it isn't used.
            if (request is not null)
                peer?.Repetition(request);
        }
        catch (PeerException error)
        {
            Console.WriteLine($"skipped for the peer: {one.Name}: {error.Message}");
            request = null;
        }

        for (var repetition = 0; repetition < repetitions * one.RepetitionFactor; repetition++)
        {
            result.Peak.Add(FmaPeak.OperationsPerSecond());
            result.NetGen.Add(loop.Repetition());
            if (request is not null && peer is not null)
                result.Peer.Add(peer.Repetition(request));
        }

        return result;
    }

    private static PeerServer? StartPeer(IReadOnlyList<ComparisonCase> cases)
    {
        if (!cases.Any(one => one.Request is not null))
            return null;
        try
        {
            var server = PeerServer.Start(out var description);
            Console.WriteLine($"peer: {description}");
            return server;
        }
        catch (PeerException error)
        {
            Console.WriteLine($"no peer: {error.Message}");
            Console.WriteLine($"  {PeerServer.InstallHint}");
            foreach (var one in cases.Where(one => one.Request is not null))
                Console.WriteLine($"skipped for the peer: {one.Name}");
            return null;
        }
    }
}
