namespace NetGen.Generators.Emission;

/// <summary>The locals that hold a worker's range of columns or elements.</summary>
internal sealed record WorkerRange(string First, string Last);
