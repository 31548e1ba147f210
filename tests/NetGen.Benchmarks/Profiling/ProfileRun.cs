using NetGen.Benchmarks.Measurement;
using static System.FormattableString;

namespace NetGen.Benchmarks.Profiling;

/// <summary>Where the time of a training step goes, and how far from the floors each part is.</summary>
internal static class ProfileRun
{
    public static int Execute(string pattern, int threads, int repetitions)
    {
        var cases = ProfileCases.Matching(pattern);
        if (cases.Count == 0)
        {
            var names = ProfileCases.All.Select(one => one.Name);
            Console.Error.WriteLine($"No case matches {pattern}; there are:\n  {string.Join("\n  ", names)}");
            return 2;
        }

        Console.WriteLine($"machine: {Machine.Description}");
        Console.WriteLine($"load average before: {Machine.LoadAverage}");
        foreach (var one in cases)
            Profile(one, threads, repetitions);
        Console.WriteLine($"load average after: {Machine.LoadAverage}");
        return 0;
    }

    private static void Profile(ProfileCase one, int threads, int repetitions)
    {
        var step = one.Build();
        var workingSet = (2 * step.Info.ParameterBytes) + step.Info.OptimizerBytes;
        var memory = MemoryBandwidth.Loop(workingSet, out var bytesPerStep).WarmUp();
        MeasuredLoop[] loops = [.. step.Phases.Select(phase => new MeasuredLoop(threads, phase.Loop).WarmUp())];
        Sample[] times = [.. loops.Select(_ => new Sample())];
        Sample peaks = new(), passes = new();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            peaks.Add(FmaPeak.OperationsPerSecond());
            passes.Add(memory.Repetition());
            for (var phase = 0; phase < loops.Length; phase++)
                times[phase].Add(loops[phase].Repetition());
        }

        Print(one.Name, threads, step, times, peaks.Median, bytesPerStep / passes.Median, workingSet);
    }

    private static void Print(string name, int threads, ProfiledStep step, Sample[] times, double peak, double bandwidth, long workingSet)
    {
        Console.WriteLine();
        Console.WriteLine(Invariant($"{name}, {threads} thread(s), medians of {times[0].Count} repetitions"));
        Console.WriteLine(Invariant(
            $"one core: FMA peak {peak / 1e9:F0} GFLOP/s; reading and writing {workingSet / 1024} KB in place: {bandwidth / 1e9:F1} GB/s"));
        var table = new TextTable("phase", "µs", "min", "FMA floor", "byte floor", "floor", "GFLOP/s", "of peak");
        foreach (var (phase, time) in step.Phases.Zip(times))
        {
            var operationFloor = phase.Operations / (threads * peak);
            var byteFloor = phase.Bytes / (threads * bandwidth);
            table.Add(
                phase.Name,
                Microseconds(time.Median),
                Microseconds(time.Min),
                Microseconds(operationFloor),
                Microseconds(byteFloor),
                Percent(Math.Max(operationFloor, byteFloor) / time.Median),
                Invariant($"{phase.Operations / time.Median / 1e9:F1}"),
                Percent(operationFloor / time.Median));
        }

        Console.WriteLine(table);
    }

    private static string Microseconds(double seconds) => Invariant($"{seconds * 1e6:F2}");

    private static string Percent(double fraction) => Invariant($"{100 * fraction:F0} %");
}
