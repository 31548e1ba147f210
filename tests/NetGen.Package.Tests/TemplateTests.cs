using NetGen.Package.Tests.Kit;
using Xunit;

namespace NetGen.Package.Tests;

[Collection(UsesPackages.Name)]
public sealed class TemplateTests(PackedPackages packages)
{
    [Fact]
    public void A_program_and_a_network_come_from_the_templates_build_without_a_warning_and_run()
    {
        var folder = packages.NewFolder("templates");
        var hive = packages.NewFolder("template-hive");
        var project = Path.Combine(folder, "My.Spirals");
        New(folder, "install", packages.PathOf("NetGen.Templates"));
        New(folder, "netgen", "-o", "My.Spirals");
        New(project, "netgen-network", "-n", "Second");
        Assert.Equal(
            ["My.Spirals.csproj", "Program.cs", "Second.cs", "SpiralClassifier.cs", "Spirals.cs"],
            Directory.EnumerateFiles(project).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.Contains("namespace My.Spirals;", File.ReadAllText(Path.Combine(project, "Second.cs")), StringComparison.Ordinal);

        Commands.DotNet(project, "build", "--no-restore", "-warnaserror", "-p:TreatWarningsAsErrors=true", "-p:NuGetAudit=false").Succeeded();
        var run = Commands.DotNet(project, Path.Combine("bin", "Debug", "net10.0", "My.Spirals.dll")).Succeeded();
        run.Find(@"(total +1,218 )");
        Assert.InRange(run.FindNumber(@"test accuracy: ([01]\.\d{4})"), 0.95, 1);
        Assert.True(File.Exists(Path.Combine(project, "spirals.safetensors")));

        void New(string where, params string[] arguments) =>
            Commands.DotNet(where, ["new", .. arguments, "--debug:custom-hive", hive]).Succeeded();
    }
}
