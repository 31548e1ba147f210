using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Checking;
using Xunit;

namespace NetGen.Generators.Tests.Fuzz;

/// <summary>A short run of the fuzzer, always the same; <c>tests/NetGen.Fuzz/run</c> is the long one.</summary>
public sealed class FuzzTests
{
    private const int Networks = 60;

    /// <summary>Of the networks; about 45 % are valid on average, of so few now and then less.</summary>
    private const double LeastValid = 0.25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Generator_analyzers_and_compiler_agree_on_random_networks(int seed)
    {
        var fuzzer = new Fuzzer(seed);
        var reports = await fuzzer.Check(first: 0, Networks);

        Assert.True(reports.Count == 0, string.Join("\n", reports));
        Assert.True(fuzzer.Statistics.Valid > LeastValid * Networks, $"Too few networks got as far as code:\n{fuzzer.Statistics}");
    }

    [Fact]
    public void The_fuzzer_knows_every_kind_of_attribute()
    {
        Assert.DoesNotContain(AttributeCatalogue.All, shape => shape.Role == AttributeRole.Other);
        Assert.All(
            [AttributeCatalogue.Layers, AttributeCatalogue.Losses, AttributeCatalogue.Optimizers, AttributeCatalogue.Metrics],
            shapes => Assert.True(shapes.Count > 5));
    }
}
