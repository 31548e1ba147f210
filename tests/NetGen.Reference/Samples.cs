namespace NetGen.Reference;

/// <summary>A batch: inputs, and targets of the kind that the loss wants.</summary>
/// <param name="Inputs">Row-major, one sample after another.</param>
/// <param name="Targets">As many numbers a sample as the network has outputs, or null.</param>
/// <param name="Classes">One class index a sample (or several, one a pixel), or null.</param>
internal sealed record Samples(IReadOnlyList<double> Inputs, IReadOnlyList<double>? Targets, IReadOnlyList<int>? Classes)
{
    public static Samples Of(IReadOnlyList<double> inputs, IReadOnlyList<double> targets) => new(inputs, targets, null);

    public static Samples Of(IReadOnlyList<double> inputs, IReadOnlyList<int> classes) => new(inputs, null, classes);

    /// <summary>The batch that a generated network gets, widened without loss.</summary>
    public static Samples Of(IReadOnlyList<float> inputs, IReadOnlyList<float> targets) => new(Widen(inputs), Widen(targets), null);

    /// <summary>The batch that a generated network gets, widened without loss.</summary>
    public static Samples Of(IReadOnlyList<float> inputs, IReadOnlyList<int> classes) => new(Widen(inputs), null, classes);

    private static double[] Widen(IReadOnlyList<float> values) => [.. values.Select(value => (double)value)];
}
