using System.Reflection;
using NetGen.TestKit;

namespace NetGen.Samples.Tests;

/// <summary>Runs a sample as a user does: a process of its own, in an empty folder.</summary>
internal static class Sample
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Where the sources of the samples are.</summary>
    public static string Folder => Metadata("SamplesFolder");

    public static SampleRun Run(string name, params string[] arguments) => Run(name, [], arguments);

    public static SampleRun Run(string name, (string Name, string Value)[] environment, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("netgen-sample-");
        try
        {
            var program = Path.Combine(Folder, name, Metadata("SampleBinaries"), name + ".dll");
            var (exitCode, output, errors) = DotNetProgram.Run(program, arguments, environment, Patience, folder.FullName);
            var files = Directory.EnumerateFiles(folder.FullName).Select(file => Path.GetFileName(file)!).ToList();
            return new SampleRun(exitCode, output, errors, files);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Metadata(string key) => typeof(Sample).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
