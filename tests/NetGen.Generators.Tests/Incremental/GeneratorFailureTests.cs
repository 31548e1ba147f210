using NetGen.Generators.Pipeline;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>A defect of NetGen is reported with the network's name and a cause, never as CS8785.</summary>
public sealed class GeneratorFailureTests
{
    private const string Source = "namespace A; [Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;";

    [Fact]
    public void An_exception_becomes_one_error_that_names_the_network_and_the_cause()
    {
        var reading = new Reading("A.Net", TestNetworks.Declaration(Source), null);
        var compiled = CompiledNetwork.Of(reading, _ => throw new NotSupportedException("no such op"));

        var diagnostic = Assert.Single(compiled.Problems).ToDiagnostic([]);
        Assert.Equal("NETGEN0000", diagnostic.Id);
        Assert.StartsWith(
            "NetGen failed on network 'A.Net'; this is a defect of NetGen, please report it: NotSupportedException: no such op at ",
            diagnostic.GetMessage(null),
            StringComparison.Ordinal);
        Assert.DoesNotContain('\n', diagnostic.GetMessage(null));
    }

    [Fact]
    public void The_members_are_there_even_so()
    {
        var reading = new Reading("A.Net", TestNetworks.Declaration(Source), null);
        var compiled = CompiledNetwork.Of(reading, _ => throw new NotSupportedException("no such op"));
        var stub = Assert.Single(compiled.Files);
        Assert.Equal("A.Net.Stub.g.cs", stub.HintName);
        Assert.Contains("was not generated: NETGEN0000.", stub.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_compilation_is_no_failure()
    {
        var reading = new Reading("A.Net", TestNetworks.Declaration(Source), null);
        Assert.Throws<OperationCanceledException>(() => CompiledNetwork.Of(reading, _ => throw new OperationCanceledException()));
    }

    [Fact]
    public void A_class_that_could_not_be_read_is_a_failure_without_files()
    {
        var compiled = CompiledNetwork.Of(new Reading("A.Net", null, "why"));
        Assert.Empty(compiled.Files);
        Assert.Equal("NETGEN0000", Assert.Single(compiled.Problems).Id);
    }
}
