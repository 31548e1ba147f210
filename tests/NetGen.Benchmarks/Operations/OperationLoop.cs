using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Operations;

/// <summary>One part of a layer (forward, dx, dw) again and again, on the tensors of the training pass that it belongs to.</summary>
/// <param name="layer">A case about a single layer.</param>
/// <param name="part">One of its parts.</param>
internal sealed class OperationLoop(OperationCase layer, string part) : IMeasuredLoop
{
    private const int WarmUpSteps = 30;

    /// <summary>Times behind a pass; before the first of those that count, the operands are on their way into the caches.</summary>
    private const int Again = 8;
    private const int Uncounted = 3;

    private readonly TimedNetwork _network = TimedNetwork.Compile(layer.Source, op => layer.IsAbout(op) && OperationCase.PartOf(op) == part);
    private Func<float>? _step;

    public IMeasuredLoop WarmUp()
    {
        _step = _network.Step(layer.Batch);
        foreach (var _ in Repetitions(WarmUpSteps))
        {
        }

        return this;
    }

    public IEnumerable<double> Repetitions(int count)
    {
        NetGenOptions.Threads = 1;
        OperationClock.Prepare(Again);
        for (var left = count; left > 0; left -= Again - Uncounted)
        {
            MeasuredLoop.Use(_step!());
            foreach (var seconds in OperationClock.Seconds.Skip(Uncounted).Take(left).ToList())
                yield return seconds;
        }
    }
}
