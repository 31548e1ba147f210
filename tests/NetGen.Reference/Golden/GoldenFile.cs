using System.Text.Json;

namespace NetGen.Reference.Golden;

/// <summary>The golden values beside the differential tests (their README says how they were made), embedded in this assembly.</summary>
internal static class GoldenFile
{
    private const string Prefix = "Golden/";

    /// <summary>The names of all golden networks: <c>cross-entropy</c>, <c>hinge</c>, …</summary>
    public static IReadOnlyList<string> NetworkNames { get; } = NamesIn("networks/");

    /// <summary>The names of all golden networks of images and signals: <c>conv2d</c>, <c>batch-norm-conv</c>, …</summary>
    public static IReadOnlyList<string> VisionNames { get; } = NamesIn("vision/");

    /// <summary>The names of all golden networks that draw random numbers in training: files of evaluation mode only.</summary>
    public static IReadOnlyList<string> EvaluationNames { get; } = NamesIn("evaluation/");

    public static GoldenNetwork Network(string name) => Read<GoldenNetwork>($"networks/{name}.json");

    public static GoldenVision Vision(string name) => Read<GoldenVision>($"vision/{name}.json");

    /// <summary>A network without gradients, running statistics and a loss of training.</summary>
    public static GoldenVision Evaluation(string name) => Read<GoldenVision>($"evaluation/{name}.json") with { Buffers = [] };

    public static GoldenOptimizers Optimizers() => Read<GoldenOptimizers>("optimizers.json");

    private static List<string> NamesIn(string folder) =>
    [
        .. typeof(GoldenFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix + folder, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal),
    ];

    private static T Read<T>(string path)
    {
        using var stream = typeof(GoldenFile).Assembly.GetManifestResourceStream(Prefix + path)
            ?? throw new FileNotFoundException($"No golden values '{path}'.");
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
