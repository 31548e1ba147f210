using NetGen.Reference.Golden;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>A new layer needs PyTorch's numbers, too.</summary>
public sealed class GoldenCoverageTests
{
    // Their random numbers are NetGen's own; with a rate of 0 others say that nothing else happens.
    private static readonly string[] s_random = ["Dropout"];

    [Fact]
    public void Every_layer_has_numbers_of_PyTorch()
    {
        var attributes = GoldenFile.VisionNames.Select(GoldenFile.Vision).SelectMany(golden => golden.Attributes.Concat(golden.Blocks)).ToList();
        var kinds = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Split('`')[0][..^"Attribute".Length]);

        var missing = kinds.Distinct().Where(kind => !attributes.Exists(text =>
            text.Contains($"[{kind}(", StringComparison.Ordinal) || text.Contains($"[{kind}]", StringComparison.Ordinal) || text.Contains($"[{kind}<", StringComparison.Ordinal)));

        Assert.Empty(missing.Except(s_random));
    }
}
