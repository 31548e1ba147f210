using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen.Samples.Tests;

/// <summary>Runs a sample as a user does: a process of its own, in an empty folder.</summary>
internal static class Sample
{
    private const int MinutesToWait = 3;

    /// <summary>Where the sources of the samples are.</summary>
    public static string Folder => Metadata("SamplesFolder");

    public static SampleRun Run(string name, params string[] arguments) => Run(name, [], arguments);

    public static SampleRun Run(string name, (string Name, string Value)[] environment, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("netgen-sample-");
        try
        {
            var start = new ProcessStartInfo(DotNet)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            };
            start.ArgumentList.Add(Path.Combine(Folder, name, Metadata("SampleBinaries"), name + ".dll"));
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            foreach (var (variable, value) in environment)
                start.Environment[variable] = value;
            return Wait(start, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SampleRun Wait(ProcessStartInfo start, string folder)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(MinutesToWait)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The sample still runs after {MinutesToWait} minutes.");
        }

        process.WaitForExit();
        var files = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!).ToList();
        return new SampleRun(process.ExitCode, output.Result, errors.Result, files);
    }

    // The host of the runtime that runs the tests: <root>/shared/Microsoft.NETCore.App/<version>/.
    private static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static string Metadata(string key) => typeof(Sample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
