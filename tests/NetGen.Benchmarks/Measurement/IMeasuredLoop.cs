namespace NetGen.Benchmarks.Measurement;

/// <summary>Something that is done over and over and timed.</summary>
internal interface IMeasuredLoop
{
    /// <summary>Runs until the code is as fast as it gets.</summary>
    IMeasuredLoop WarmUp();

    /// <summary>Several repetitions in a row, after one that warms the caches: the mean time of a step in each, in seconds.</summary>
    IEnumerable<double> Repetitions(int count);
}
