using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NetGen.Benchmarks.Measurement;

namespace NetGen.Benchmarks.Compilation;

/// <summary>The C# compiler of the .NET SDK, in a new process each time, as a build without a compiler server runs it.</summary>
internal static partial class SdkCompiler
{
    private const int Repetitions = 5;

    /// <summary>What generators take in a new process by the compiler's own account, in milliseconds: the median.</summary>
    /// <param name="source">The network's file.</param>
    /// <param name="isPortable">Whether the generator is the portable assembly, or the one compiled ahead of time for this platform, which builds use.</param>
    public static double ColdGeneration(string source, bool isPortable)
    {
        var generator = Path.Combine(AppContext.BaseDirectory, "Generator", isPortable ? "portable" : "readytorun", "NetGen.Generators.dll");
        if (!File.Exists(generator))
            throw new InvalidOperationException($"There is no {generator}: the ReadyToRun compiler could not be had when the generator was built.");

        var times = new Sample();
        for (var i = 0; i < Repetitions; i++)
            times.Add(Compile(source, generator));
        return times.Median;
    }

    private static double Compile(string source, string generator)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var compiler = Newest(Path.Combine(root, "sdk"), Path.Combine("Roslyn", "bincore", "csc.dll"), File.Exists);
        var pack = Newest(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), Path.Combine("ref", $"net{Environment.Version.ToString(2)}"), Directory.Exists);
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo(Path.Combine(root, "dotnet"))
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "exec", compiler, "-nologo", "-noconfig", "-nostdlib+", "-target:library", "-optimize+", "-langversion:latest", "-nullable:enable", "-preferreduilang:en-US",
                "-reportanalyzer", $"-analyzer:{generator}", $"-reference:{typeof(NetworkAttribute).Assembly.Location}", $"-out:{output}", source,
            },
        };
        foreach (var reference in Directory.GetFiles(pack, "*.dll"))
            start.ArgumentList.Add($"-reference:{reference}");
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(output);
        return GeneratorTime().Match(text) is { Success: true } match && process.ExitCode == 0
            ? 1000 * double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException(text);
    }

    // Folders are named by versions.
    private static string Newest(string folder, string path, Predicate<string> exists) => Directory.GetDirectories(folder)
        .OrderByDescending(version => Version.TryParse(Path.GetFileName(version).Split('-')[0], out var number) ? number : new Version())
        .Select(version => Path.Combine(version, path)).First(candidate => exists(candidate));

    [GeneratedRegex(@"Total generator execution time: ([0-9.]+) seconds")]
    private static partial Regex GeneratorTime();
}
