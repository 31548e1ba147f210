namespace NetGen.Generators.Emission;

/// <summary>The types that generated code refers to: their short names, as it writes them, and where they are.</summary>
internal static class LibraryTypes
{
    // Loops and records rather than queries of tuples: this is among the first things that a network needs, and those are compiled where they are first met.
    private static readonly Space[] Namespaces =
    [
        new("System", ["ArgumentException", "ArgumentOutOfRangeException", "Math", "MathF", "ReadOnlySpan", "Span", "UnauthorizedAccessException"]),
        new("System.IO", ["IOException", "Stream"]),
        new("System.Runtime.CompilerServices", ["MethodImplOptions", "Unsafe"]),
        new("System.Runtime.InteropServices", ["MemoryMarshal"]),
        new("System.Runtime.Intrinsics", ["Vector128", "Vector256", "Vector512"]),
        new("System.Threading", ["Interlocked", "Volatile"]),
        new("NetGen", ["LayerInfo", "NetGenOptions", "NetworkInfo", "Parameter", "ParameterSet"]),
        new("NetGen.Checkpoints", ["CheckpointException", "Safetensors"]),
        new("NetGen.Data", ["DataSet"]),
        new("NetGen.Metrics",
            ["Averaging", "ConfusionMatrix", "Decision", "IMetrics", "NoMetrics", "RegressionStatistics", "RocAuc", "TopKAccuracy"]),
        new("NetGen.Numerics",
            ["FirstLanes", "ILanes", "Initializers", .. VectorWidth.LaneCounts, "LanePairs", "Lanes1", "Lanes1024", "Lanes128", "Lanes256", "Lanes512", "NarrowLanes", "PhiloxStream", "Reductions", "ScalarMath", "Vector1024", "VectorMath"]),
        new("NetGen.Runtime", ["AlignedBuffer", "Guard", "ITeamWork", "Layout", "Partition", "TargetRange", "TeamBarrier", "Winograd", "WorkerTeam"]),
        new("NetGen.Training", ["Evaluation", "FitOptions", "History", "ITrainable", "Trainer", "TrainingDivergedException"]),
    ];

    private static readonly Space[] Attributes =
    [
        new("System", ["Flags", "ThreadStatic"]),
        new("System.CodeDom.Compiler", ["GeneratedCode"]),
        new("System.Runtime.CompilerServices", ["MethodImpl"]),
    ];

    /// <summary>
    /// Full names by short ones: <c>Guard</c> is <c>NetGen.Runtime.Guard</c>, <c>Flags</c> is <c>System.FlagsAttribute</c>, and
    /// <c>nint</c>, which is no keyword where a type has its name, <c>System.IntPtr</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, string> FullNames { get; } = FindFullNames();

    /// <summary>What every generated file imports.</summary>
    public static IReadOnlyList<string> Imports { get; } = SortNamespaces();

    private static Dictionary<string, string> FindFullNames()
    {
        var names = new Dictionary<string, string>();
        foreach (var space in Namespaces)
        {
            foreach (var name in space.Names)
                names.Add(name, $"{space.Namespace}.{name}");
        }

        names.Add("nint", "System.IntPtr");
        foreach (var space in Attributes)
        {
            foreach (var name in space.Names)
                names.Add(name, $"{space.Namespace}.{name}Attribute");
        }

        return names;
    }

    // Those of .NET first.
    private static List<string> SortNamespaces()
    {
        var all = Namespaces.Concat(Attributes).Select(space => space.Namespace).Distinct().ToList();
        all.Sort(StringComparer.Ordinal);
        return [.. all.Where(name => !IsOurs(name)), .. all.Where(IsOurs)];
    }

    private static bool IsOurs(string name) => name.StartsWith("NetGen", StringComparison.Ordinal);

    private sealed record Space(string Namespace, string[] Names);
}
