namespace NetGen.Reference.Golden;

/// <summary>One small network, and where PyTorch's optimizers take its weights in ten steps, in float64.</summary>
/// <param name="Batches">Step i (from 0) uses batch i modulo their number.</param>
internal sealed record GoldenOptimizers(
    IReadOnlyList<string> Attributes,
    IReadOnlyList<int> Input,
    IReadOnlyList<GoldenItem> Layers,
    GoldenItem Loss,
    IReadOnlyList<GoldenParameter> Parameters,
    IReadOnlyList<GoldenBatch> Batches,
    IReadOnlyList<GoldenTrajectory> Cases);

internal sealed record GoldenBatch(IReadOnlyList<double> Inputs, IReadOnlyList<double> Targets);

/// <param name="Attribute">The optimizer as a C# attribute.</param>
/// <param name="Losses">The loss before each step.</param>
/// <param name="Steps">All weights after each step, one parameter after another, in logical order.</param>
internal sealed record GoldenTrajectory(
    string Name,
    string Attribute,
    GoldenItem Optimizer,
    IReadOnlyList<double> Losses,
    IReadOnlyList<IReadOnlyList<double>> Steps);
