using NetGen.Package.Tests.Kit;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A compiler that can't load the generator is an error that says so.</summary>
[Collection(UsesPackages.Name)]
public sealed class CompilerVersionTests(PackedPackages packages)
{
    [Fact]
    public void An_older_compiler_is_named_and_one_of_unknown_age_is_tried()
    {
        var project = ReadmeProgram.In(packages, "compiler-version").Write();
        var old = project.Build("-p:CompilerApiVersion=roslyn4.13");
        Assert.Equal(["NETGEN0070"], old.ErrorIds());
        Assert.Contains("it is Roslyn 4.13", old.Output, StringComparison.Ordinal);
        Assert.Contains("must be Roslyn 4.14 or newer", old.Output, StringComparison.Ordinal);

        project.Build("--no-restore", "-p:CompilerApiVersion=").Succeeded();
        project.Build("--no-restore", "-p:CompilerApiVersion=roslyn4.14").Succeeded();
    }
}
