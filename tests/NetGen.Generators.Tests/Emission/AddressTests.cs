using NetGen.Generators.Emission.Kernels;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

public sealed class AddressTests
{
    [Theory]
    [InlineData("row", 8, "row * 8")]
    [InlineData("row", 1, "row")]
    [InlineData("2 * row", 8, "2 * row * 8")]
    [InlineData("block + row", 8, "(block + row) * 8")] // the whole sum, not its last term
    [InlineData("2 * block + (row / 2)", 8, "(2 * block + (row / 2)) * 8")]
    [InlineData("2 * (block + row)", 8, "2 * (block + row) * 8")]
    [InlineData("Math.Min(2 * (block + row), 5)", -8, "Math.Min(2 * (block + row), 5) * (-8)")]
    public void An_index_is_multiplied_as_a_whole(string index, int stride, string expected) =>
        Assert.Equal(expected, new Address(0).Plus(index, stride).Text);

    [Fact]
    public void Only_a_product_among_others_is_bracketed()
    {
        Assert.Equal("(row * 8) + 3", new Address(3).Plus("row", 8).Text);
        Assert.Equal("(row * 8) + (block * 2)", new Address(0).Plus("row", 8).Plus("block", 2).Text);
        Assert.Equal("(block + row)", new Address(0).Plus("block + row").Text);
    }
}
