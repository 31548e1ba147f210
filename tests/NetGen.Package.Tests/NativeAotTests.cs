using NetGen.Package.Tests.Kit;
using NetGen.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Package.Tests;

public sealed class NativeAotTests(ITestOutputHelper report)
{
    private const string Hash = "weights sha256: ([0-9a-f]{64})";

    [NativeAotFact]
    public void Compiled_ahead_of_time_without_a_warning_the_digits_network_gets_the_weights_that_it_gets_from_the_JIT()
    {
        var project = Path.Combine(SourcePaths.Root, "tests", "NetGen.Aot");
        var output = Directory.CreateTempSubdirectory("netgen-aot-");
        try
        {
            Commands.DotNet(
                output.FullName, "publish", project, "-c", PackedPackages.Configuration, "-p:NativeAot=true", "-warnaserror", "-o", output.FullName).Succeeded();
            var program = Path.Combine(output.FullName, "NetGen.Aot");
            report.WriteLine($"{new FileInfo(program).Length,11:N0} bytes: the native program");

            var native = Commands.Program(output.FullName, program).Succeeded();
            var jit = Commands.DotNet(output.FullName, Path.Combine(project, "bin", PackedPackages.Configuration, "net10.0", "NetGen.Aot.dll")).Succeeded();
            Assert.Equal("ahead of time", native.Find("compiled: (.*)"));
            Assert.Equal("while it runs", jit.Find("compiled: (.*)"));
            Assert.Equal(jit.Find(Hash), native.Find(Hash));
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }
}
