using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Operations;

/// <summary>One part of a layer (forward, dx, dw), measured inside of the training pass that it belongs to.</summary>
/// <param name="layer">A case about a single layer.</param>
/// <param name="part">One of its parts.</param>
internal sealed class OperationLoop(OperationCase layer, string part) : IMeasuredLoop
{
    private const int WarmUpSteps = 30;

    private readonly TimedNetwork _network = TimedNetwork.Compile(layer.Source);
    private Func<float>? _step;
    private List<int> _places = [];

    public IMeasuredLoop WarmUp()
    {
        _places = [.. _network.Operations.Index().Where(row => layer.IsAbout(row.Item) && OperationCase.PartOf(row.Item) == part).Select(row => row.Index)];
        _step = _network.Step(layer.Batch);
        foreach (var _ in Repetitions(WarmUpSteps))
        {
        }

        return this;
    }

    public IEnumerable<double> Repetitions(int count)
    {
        NetGenOptions.Threads = 1;
        OperationClock.Prepare(_network.Operations.Count);
        for (var i = 0; i <= count; i++)
        {
            MeasuredLoop.Use(_step!());
            if (i > 0)
                yield return Taken();
        }
    }

    private double Taken()
    {
        var seconds = OperationClock.Seconds.ToList();
        return _places.Sum(place => seconds[place]);
    }
}
