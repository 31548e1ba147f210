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

    public static GoldenNetwork Network(string name) => Read<GoldenNetwork>($"networks/{name}.json");

    public static GoldenVision Vision(string name) => Read<GoldenVision>($"vision/{name}.json");

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
