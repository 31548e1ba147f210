namespace NetGen.Generators.Emission;

/// <summary>The types that generated code refers to: their short names, as it writes them, and where they are.</summary>
internal static class LibraryTypes
{
    private static readonly (string Namespace, string[] Names)[] Namespaces =
    [
        ("System", ["ArgumentException", "ArgumentOutOfRangeException", "Math", "MathF", "ReadOnlySpan", "Span", "UnauthorizedAccessException"]),
        ("System.IO", ["IOException", "Stream"]),
        ("System.Runtime.CompilerServices", ["MethodImplOptions", "Unsafe"]),
        ("System.Runtime.InteropServices", ["MemoryMarshal"]),
        ("System.Runtime.Intrinsics", ["Vector128", "Vector256", "Vector512"]),
        ("System.Threading", ["Interlocked", "Volatile"]),
        ("NetGen", ["LayerInfo", "NetGenOptions", "NetworkInfo", "Parameter", "ParameterSet"]),
        ("NetGen.Checkpoints", ["CheckpointException", "Safetensors"]),
        ("NetGen.Data", ["DataSet"]),
        ("NetGen.Metrics",
            ["Averaging", "ConfusionMatrix", "Decision", "IMetrics", "NoMetrics", "RegressionStatistics", "RocAuc", "TopKAccuracy"]),
        ("NetGen.Numerics",
            ["FirstLanes", "ILanes", "Initializers", .. VectorWidth.LaneCounts, "Lanes1", "Lanes128", "Lanes256", "Lanes512", "PhiloxStream", "ScalarMath", "VectorMath"]),
        ("NetGen.Runtime", ["AlignedBuffer", "Guard", "ITeamWork", "Layout", "Partition", "TargetRange", "TeamBarrier", "Winograd", "WorkerTeam"]),
        ("NetGen.Training", ["Evaluation", "FitOptions", "History", "ITrainable", "Trainer", "TrainingDivergedException"]),
    ];

    private static readonly (string Namespace, string Name)[] Attributes =
    [
        ("System", "Flags"), ("System", "ThreadStatic"), ("System.CodeDom.Compiler", "GeneratedCode"),
        ("System.Runtime.CompilerServices", "MethodImpl"),
    ];

    /// <summary>
    /// Full names by short ones: <c>Guard</c> is <c>NetGen.Runtime.Guard</c>, <c>Flags</c> is <c>System.FlagsAttribute</c>, and
    /// <c>nint</c>, which is no keyword where a type has its name, <c>System.IntPtr</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, string> FullNames { get; } = Namespaces
        .SelectMany(space => space.Names.Select(name => (Short: name, Full: $"{space.Namespace}.{name}")))
        .Append((Short: "nint", Full: "System.IntPtr"))
        .Concat(Attributes.Select(attribute => (Short: attribute.Name, Full: $"{attribute.Namespace}.{attribute.Name}Attribute")))
        .ToDictionary(type => type.Short, type => type.Full);

    /// <summary>What every generated file imports.</summary>
    public static IEnumerable<string> Imports { get; } = Namespaces.Select(space => space.Namespace)
        .Concat(Attributes.Select(attribute => attribute.Namespace))
        .Distinct()
        .OrderBy(name => name.StartsWith("NetGen", StringComparison.Ordinal))
        .ThenBy(name => name, StringComparer.Ordinal)
        .ToList();
}
