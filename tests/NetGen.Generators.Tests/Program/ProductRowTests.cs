using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Planning;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Program;

/// <summary>The reference's products in rows against products one by one: the same, in the same order, none of them outside of a tensor.</summary>
public sealed class ProductRowTests
{
    private const int Batch = 3;

    private static readonly LoopIndex B = new("b", LoopIndex.Batch);
    private static readonly LoopIndex X = new("x", 5);
    private static readonly LoopIndex K = new("k", 4);
    private static readonly LoopIndex C = new("c", 2);
    private static readonly LoopIndex Never = new("never", 0);

    // What is read at x and k of an image of six columns, and whether some, but not all of it is inside.
    private static readonly Dictionary<string, (AxisMap Map, bool IsCut)> Maps = new()
    {
        ["k"] = (AxisMap.Of(K), false),
        ["x + k - 1"] = (AxisMap.Sum(-1, new AxisTerm(X, 1), new AxisTerm(K, 1)), true),
        ["x - k + 2"] = (AxisMap.Sum(2, new AxisTerm(X, 1), new AxisTerm(K, -1)), true),
        ["k - x + 3"] = (AxisMap.Sum(3, new AxisTerm(X, -1), new AxisTerm(K, 1)), true),
        ["2x + 2k - 3"] = (AxisMap.Sum(-3, new AxisTerm(X, 2), new AxisTerm(K, 2)), true),
        ["2x - 2k + 1"] = (AxisMap.Sum(1, new AxisTerm(X, 2), new AxisTerm(K, -2)), true),
        ["3k - 3x + 4"] = (AxisMap.Sum(4, new AxisTerm(X, -3), new AxisTerm(K, 3)), true),
        ["3k + x - 4"] = (AxisMap.Sum(-4, new AxisTerm(X, 1), new AxisTerm(K, 3)), true),
        ["k + 6"] = (AxisMap.Of(K, 1, 6), false),
    };

    private static readonly Tensor Image = Batched("image", 6);
    private static readonly Tensor Sums = Batched("sums", 5);
    private static readonly Tensor Weight = Unbatched("weight", 4);

    public static TheoryData<string> Windows => [.. Maps.Keys];

    /// <summary>Loops come in the order in which the output, the left operand and the right one name them; the last one is a row's.</summary>
    [Theory]
    [MemberData(nameof(Windows))]
    public void Rows_have_all_products_in_order_and_no_other(string window)
    {
        var (map, isCut) = Maps[window];
        var read = new Operand(Image, EquatableArray.Of(AxisMap.Of(B), map));

        // The window, as a convolution and its two gradients have it: read, written, and summed over.
        AssertSame(new(Operand.Of(Sums, B, X), read, Operand.Of(Weight, K)), isCut);
        AssertSame(new(Operand.Of(Sums, B, X), read, new Operand(Weight, EquatableArray.Of(AxisMap.Of(K, -1, 3)))), isCut);
        AssertSame(new(Operand.Of(Sums, B, X), new Operand(Weight, EquatableArray.Of(AxisMap.Of(K, 2, -1))), read), isCut || window == "k");
        AssertSame(new(read, Operand.Of(Sums, B, X), Operand.Of(Weight, K)), isCut);
        AssertSame(new(Operand.Of(Weight, K), read, Operand.Of(Sums, B, X)), isCut);

        // Channels, which the window doesn't know, and a sum some of which isn't kept.
        var channels = new Operand(Batched("channels", 6, 2), EquatableArray.Of(AxisMap.Of(B), map, AxisMap.Of(C)));
        AssertSame(new(Operand.Of(Sums, B, X), channels, Operand.Of(Unbatched("weights", 2, 4), C, K)), isCut: false);
        AssertSame(new(new Operand(Sums, EquatableArray.Of(AxisMap.Of(B), AxisMap.Of(X, 1, -2))), Operand.Of(Weight, K), read), isCut);
    }

    [Fact]
    public void Samples_may_be_a_row() =>
        AssertSame(new(Operand.Of(Unbatched("gradient", 5, 4), X, K), Operand.Of(Sums, B, X), Operand.Of(Batched("other", 4), B, K)), isCut: false);

    [Fact]
    public void A_loop_may_lead_along_two_axes_of_a_tensor() => AssertSame(
        new(Operand.Of(Weight, K), new Operand(Unbatched("matrix", 4, 4), EquatableArray.Of(AxisMap.Of(K), AxisMap.Of(K, 1, 1))), Operand.Of(Weight, K)), isCut: true);

    [Fact]
    public void A_loop_that_never_runs_has_no_products()
    {
        Assert.Empty(ProductRow.Of(new(Operand.Of(Sums, B, X), Operand.Of(Sums, B, X), Operand.Of(Weight, Never)), Batch));
        Assert.Empty(ProductRow.Of(new(Operand.Of(Sums, B, X), Operand.Of(Batched("channels", 6, 2), B, Never, C), Operand.Of(Weight, K)), Batch));
    }

    private static Tensor Batched(string name, params int[] axes) => new(name, TensorRole.Temporary, batched: true, new Shape(axes));

    private static Tensor Unbatched(string name, params int[] axes) => new(name, TensorRole.Temporary, batched: false, new Shape(axes));

    private static void AssertSame(ContractionPart part, bool isCut)
    {
        var rows = ProductRow.Of(part, Batch).ToList();
        Assert.Equal(Products.Of(part, Batch), rows.SelectMany(row => Enumerable.Range(0, row.Count).Select(k =>
            (row.Output + (k * row.Steps.Output), row.Left + (k * row.Steps.Left), row.Right + (k * row.Steps.Right)))));

        var last = Address.LoopsOf(part)[^1];
        var length = last.IsBatch ? Batch : last.Extent;

        // That rows begin behind the first value of their loop or end before its last is what is difficult about them.
        Assert.All(rows, row => Assert.InRange(row.Count, 1, length));
        Assert.True(rows.Exists(row => row.Count < length) == isCut, $"{part.Formula}: {string.Join(", ", rows.Select(row => row.Count))} of {length}");
    }
}
