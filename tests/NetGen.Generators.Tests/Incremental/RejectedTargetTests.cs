using Microsoft.CodeAnalysis;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>Where the C# compiler rejects <c>[Network]</c> itself, the generator adds nothing to its complaint.</summary>
public sealed class RejectedTargetTests
{
    private const string Attributes = "Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)";

    [Theory]
    [InlineData("[Network] partial class Net;", "CS0579")]
    [InlineData("[Network, Network] partial class Net;", "CS0579", "CS0579")]
    public void A_class_that_is_marked_twice_is_generated_once(string second, params string[] errors)
    {
        var run = GeneratorRun.Of($"[{Attributes}] public partial class Net;", second);
        Assert.Contains("Net.g.cs", run.Files.Keys);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(errors, Errors(run));
    }

    [Fact]
    public void A_class_that_is_marked_twice_on_one_declaration_is_generated_once()
    {
        var run = GeneratorRun.Of($"[{Attributes}, Network] public partial class Net;");
        Assert.Contains("Net.g.cs", run.Files.Keys);
        Assert.Equal(["CS0579"], Errors(run));
    }

    [Theory]
    [InlineData("partial struct")]
    [InlineData("partial record struct")]
    [InlineData("partial interface")]
    public void What_is_no_class_gets_no_files(string kind)
    {
        var run = GeneratorRun.Of($"[{Attributes}] public {kind} Net;");
        Assert.Empty(run.Files);
        Assert.Empty(run.Diagnostics);
        Assert.All(Errors(run), id => Assert.Equal("CS0592", id));
    }

    [Theory]
    [InlineData("[Network] enum Net { A }")]
    [InlineData("[Network] delegate void Net();")]
    public void What_is_no_type_with_members_gets_no_files(string source) => Assert.Empty(GeneratorRun.Of(source).Files);

    private static IEnumerable<string> Errors(GeneratorRun run) => run.Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.Id);
}
