using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetGen.Benchmarks.Measurement;
using static System.FormattableString;

namespace NetGen.Benchmarks.Compilation;

/// <summary>
/// What generator and analyzers cost a project with fifty networks: a new project in a folder of its own, built by the SDK with a new
/// compiler process, which reports their times itself (<c>-p:ReportAnalyzer=true</c>).
/// </summary>
internal static partial class AnalysisRun
{
    private const int Networks = 50;
    private const int Turns = 3;

    public static int Execute()
    {
        var folder = Directory.CreateTempSubdirectory("netgen-fifty").FullName;
        try
        {
            Write(folder);
            Console.WriteLine($"machine: {Machine.Description}");
            for (var turn = 0; turn < Turns; turn++)
            {
                var report = Build(folder);
                var times = Line().Matches(report).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
                if (times.Count != 2)
                {
                    Console.Error.WriteLine(report);
                    return 1;
                }

                Console.WriteLine(Invariant($"{Networks} networks: analyzers {times[0]:F3} s, generator {times[1]:F3} s, together {times.Sum():F3} s"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var here = AppContext.BaseDirectory;
        File.WriteAllText(
            Path.Combine(folder, "Fifty.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(here, "NetGen.dll")}" />
                <Analyzer Include="{Path.Combine(here, "NetGen.Generators.dll")}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Networks.cs"), Sources());
    }

    private static string Sources()
    {
        var text = new StringBuilder("using NetGen;\n\n");
        for (var i = 0; i < Networks; i++)
        {
            var layers = (i % 5) switch
            {
                0 => $"Input({8 + i}), Dense({16 * (1 + (i % 4))}, Activation = Activation.ReLU), Dense(10), CrossEntropyLoss, Adam(1e-3), Accuracy",
                1 => $"Input({20 + i}), Dense(64, Activation = Activation.Tanh), Dense(32, Activation = Activation.Tanh), Dense(1), MeanSquaredErrorLoss, AdamW(1e-3)",
                2 => $"Input(28, 28, 1), Conv2D({8 + (i / 5)}, 3, Activation = Activation.ReLU), MaxPool2D(2), Flatten, Dense(64, Activation = Activation.ReLU), Dense(10), CrossEntropyLoss, Adam(1e-3)",
                3 => $"Input({30 + i}), Dense(32, UseBias = false), BatchNorm(Activation = Activation.ReLU), Dense(16, Activation = Activation.SiLU), Dense(4), CrossEntropyLoss, Sgd(0.01, Momentum = 0.9)",
                _ => $"Input({40 + i}, 3), Conv1D(16, 5, Activation = Activation.ReLU), MaxPool1D(2), Conv1D(32, 3, Activation = Activation.ReLU), GlobalAvgPool1D, Dense(6), CrossEntropyLoss, RmsProp(1e-3)",
            };
            text.Append(CultureInfo.InvariantCulture, $"[Network, {layers}]\npublic partial class Network{i};\n\n");
        }

        return text.ToString();
    }

    private static string Build(string folder)
    {
        string[] arguments = ["build", "--no-incremental", "-c", "Release", "-p:ReportAnalyzer=true", "-p:UseSharedCompilation=false", "-v:d", "--tl:off"];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(start)!;
        return build.StandardOutput.ReadToEnd();
    }

    /// <summary>The line of an assembly with analyzers, and that of one with generators: seconds, per cent, name.</summary>
    [GeneratedRegex(@"^\s+([0-9.]+)\s+<?\d+\s+NetGen\.Generators, Version", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
