using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>A project and its tests, which sees its internals, may both have a network of one name: each gets its own half.</summary>
public sealed class InternalsVisibleToTests
{
    private const string Network =
        "namespace Mine { [Network, Input(4), Dense(16, Activation = Activation.ReLU), BatchNorm, Dropout(0.1), Dense(3), CrossEntropyLoss, Adam(0.1), Accuracy] "
        + "internal partial class Net; }";

    [Fact]
    public void Two_internal_networks_of_one_name_do_not_meet()
    {
        var first = Generate(CSharpCompiler.Compile($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]\n{Network}"));
        using var image = new MemoryStream();
        Assert.True(first.Emit(image).Success);

        var second = CSharpCompiler.Compile(Network)
            .WithAssemblyName("Second")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        var complaints = Generate(second).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Take(10)));
    }

    private static Compilation Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: CSharpCompiler.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        return output;
    }
}
