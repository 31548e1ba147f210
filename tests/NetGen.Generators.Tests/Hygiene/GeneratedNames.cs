namespace NetGen.Generators.Tests.Hygiene;

/// <summary>Names that stand in generated code: types that it uses, and those that it declares.</summary>
internal static class GeneratedNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "AlignedBuffer", "ArgumentException", "ArgumentOutOfRangeException", "Averaging", "CheckpointException", "ConfusionMatrix", "DataSet",
        "Decision", "Engine", "Evaluation", "FitOptions", "Guard", "History", "IMetrics", "ITeamWork", "ITrainable", "Initializers",
        "Interlocked", "Kernels", "LayerInfo", "Layout", "Math", "MathF", "MemoryMarshal", "MethodImplOptions", "MetricSet", "NetGenOptions",
        "NetworkInfo", "NoMetrics", "OptimizerKernels", "Parameter", "ParameterSet", "Partition", "PhiloxStream", "Safetensors", "ScalarMath",
        "SharedInference", "Span", "Stream", "TargetRange", "TeamBarrier", "Trainer", "Training", "Unsafe", "Vector128", "Vector256", "Vector512",
        "VectorMath", "Volatile", "Work", "WorkerTeam", "Forward", "Initialize",
    ];
}
