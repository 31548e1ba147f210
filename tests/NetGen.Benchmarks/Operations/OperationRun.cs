using NetGen.Benchmarks.Measurement;
using NetGen.Generators.Program;
using static System.FormattableString;

namespace NetGen.Benchmarks.Operations;

/// <summary>Where the time of a training step goes, op by op, beside the floors of each product of matrices or convolution.</summary>
internal static class OperationRun
{
    private const int WarmUpSteps = 30;

    /// <param name="pattern">Which cases.</param>
    /// <param name="repetitions">Steps that are measured.</param>
    /// <param name="rows">Ops that are shown: those that take longest.</param>
    /// <param name="batch">Samples of a step; 0 for each case's own.</param>
    public static int Execute(string pattern, int repetitions, int rows, int batch)
    {
        var cases = OperationCase.Matching(pattern).Select(one => batch == 0 ? one : one with { Batch = batch }).ToList();
        if (cases.Count == 0)
        {
            Console.Error.WriteLine($"No case matches {pattern}; there are:\n  {string.Join("\n  ", OperationCase.All.Select(one => one.Name))}");
            return 2;
        }

        Console.WriteLine($"machine: {Machine.Description}, one thread");
        foreach (var one in cases)
            Measure(one, repetitions, rows);
        return 0;
    }

    private static void Measure(OperationCase one, int repetitions, int rows)
    {
        NetGenOptions.Threads = 1;
        var network = TimedNetwork.Compile(one.Source);
        OperationClock.Prepare(network.Operations.Count);
        var step = network.Step(one.Batch);
        var sum = 0f;
        for (var i = 0; i < WarmUpSteps; i++)
            sum += step();

        var (peak, times) = (new Sample(), network.Operations.Select(_ => new Sample()).ToList());
        for (var i = 0; i < repetitions; i++)
        {
            peak.Add(FmaPeak.OperationsPerSecond());
            sum += step();
            foreach (var (sample, seconds) in times.Zip(OperationClock.Seconds))
                sample.Add(seconds);
        }

        var total = times.Sum(sample => sample.Median);
        Console.WriteLine();
        Console.WriteLine(Invariant($"{one.Name}, batch {one.Batch}: {total * 1e6:F0} µs forward and backward, medians of {repetitions}; FMA peak {peak.Median / 1e9:F0} GFLOP/s"));
        if (float.IsNaN(sum))
            Console.WriteLine("(the loss is not a number)");
        var shown = network.Operations.Zip(times, (op, sample) => (Op: op, Time: sample.Median))
            .Where(row => one.Layer is null || one.IsAbout(row.Op)).ToList();
        Print(one, shown, total, peak.Median, rows);
    }

    private static void Print(OperationCase one, List<(Op Op, double Time)> ops, double total, double peak, int rows)
    {
        var table = new TextTable("op", "µs", "share", "of FMA peak");
        foreach (var (op, time) in ops.OrderByDescending(row => row.Time).Take(rows))
        {
            var operations = Operations(op, one.Batch);
            table.Add(
                $"{op.Origin}: {op.Formula.Replace(op.Origin + ".", "", StringComparison.Ordinal)}"[..Math.Min(90, op.Origin.Length + 2 + op.Formula.Replace(op.Origin + ".", "", StringComparison.Ordinal).Length)],
                Invariant($"{time * 1e6:F0}"),
                Invariant($"{100 * time / total:F1} %"),
                operations == 0 ? "" : Invariant($"{100 * operations / time / peak:F0} %"));
        }

        Console.WriteLine(table);
        if (one.Layer is null)
        {
            var products = ops.Where(row => OperationCase.IsProduct(row.Op)).ToList();
            var floor = products.Sum(row => Operations(row.Op, one.Batch)) / peak;
            Console.WriteLine(Invariant($"products: {products.Sum(row => row.Time) * 1e6:F0} µs, their FMA floor {floor * 1e6:F0} µs; all else {(total - products.Sum(row => row.Time)) * 1e6:F0} µs"));
            return;
        }

        foreach (var part in ops.GroupBy(row => OperationCase.PartOf(row.Op)))
            Console.WriteLine(Invariant($"roofline {one.Name}-{part.Key} {part.Max(row => Floor(row.Op, one.Batch, peak)) / part.Sum(row => row.Time):F3}"));
    }

    // Multiply-adds count twice; those of a convolution count as if each product was taken, however that is done.
    private static double Operations(Op op, int batch) => 2 * PartsOf(op).Sum(part =>
        part.Left.Indices.Concat(part.Right.Indices).Concat(part.Output.Indices).Distinct().Aggregate(1.0, (product, index) => product * (index.IsBatch ? batch : index.Extent)));

    private static IReadOnlyList<ContractionPart> PartsOf(Op op) => op switch
    {
        Contraction contraction => contraction.Parts,
        WinogradGradient gradient => [gradient.Taps],
        _ => [],
    };

    // By operations, or by bytes at the speed of a block as large as what it touches.
    private static double Floor(Op op, int batch, double peak)
    {
        var bytes = op.Inputs.Concat(op.Outputs).Distinct().Sum(tensor => sizeof(float) * (double)tensor.Size * (tensor.Batched ? batch : 1));
        var loop = MemoryBandwidth.Loop((long)bytes, out var bytesPerStep).WarmUp();
        var bandwidth = new Sample();
        bandwidth.AddRange(loop.Repetitions(20));
        return Math.Max(Operations(op, batch) / peak, bytes * bandwidth.Median / bytesPerStep);
    }
}
