using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
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

    public static TheoryData<string> Windows => new(Maps.Keys);

    // What is read at x and k of an image of six columns: inside everywhere; with padding on both sides; backward; in steps of two forward and backward, and nowhere at all.
    private static Dictionary<string, AxisMap> Maps { get; } = new()
    {
        ["k"] = AxisMap.Of(K),
        ["x + k - 2"] = AxisMap.Sum(-2, new AxisTerm(X, 1), new AxisTerm(K, 1)),
        ["x - k + 1"] = AxisMap.Sum(1, new AxisTerm(X, 1), new AxisTerm(K, -1)),
        ["2x + 2k - 3"] = AxisMap.Sum(-3, new AxisTerm(X, 2), new AxisTerm(K, 2)),
        ["2x - 2k"] = AxisMap.Sum(0, new AxisTerm(X, 2), new AxisTerm(K, -2)),
        ["3k + x - 9"] = AxisMap.Sum(-9, new AxisTerm(X, 1), new AxisTerm(K, 3)),
        ["k + 6"] = AxisMap.Of(K, 1, 6),
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Rows_have_all_products_in_order_and_no_other(string window)
    {
        var image = new Tensor("image", TensorRole.Temporary, batched: true, new Shape(6, 2));
        var weight = new Tensor("weight", TensorRole.Temporary, batched: false, new Shape(2, 4));
        var sums = new Tensor("sums", TensorRole.Temporary, batched: true, new Shape(5));
        var read = new Operand(image, EquatableArray.Of(AxisMap.Of(B), Maps[window], AxisMap.Of(C)));

        // The last loop is the window's, or the channels', which the window doesn't know.
        foreach (var right in new[] { Operand.Of(weight, C, K), new Operand(weight, EquatableArray.Of(AxisMap.Of(C), AxisMap.Of(K, -1, 3))) })
            AssertSame(new ContractionPart(Operand.Of(sums, B, X), read, right));
        AssertSame(new ContractionPart(new Operand(sums, EquatableArray.Of(AxisMap.Of(B), AxisMap.Of(X, 1, -2))), Operand.Of(image, B, K, C), read));
    }

    private static void AssertSame(ContractionPart part)
    {
        var rows = ProductRow.Of(part, Batch).ToList();
        Assert.All(rows, row => Assert.True(row.Count > 0));
        Assert.Equal(OneByOne(part), rows.SelectMany(row => Enumerable.Range(0, row.Count).Select(k =>
            (row.Output + (k * row.Steps.Output), row.Left + (k * row.Steps.Left), row.Right + (k * row.Steps.Right)))));
    }

    private static IEnumerable<(int Output, int Left, int Right)> OneByOne(ContractionPart part)
    {
        var indices = part.Output.Indices.Concat(part.Left.Indices).Concat(part.Right.Indices).Distinct().ToList();
        var (output, left, right) = (new Address(part.Output, indices, Batch), new Address(part.Left, indices, Batch), new Address(part.Right, indices, Batch));
        foreach (var point in Address.Points(indices, Batch))
        {
            if (output.Of(point) is { } target && left.Of(point) is { } i && right.Of(point) is { } j)
                yield return (target, i, j);
        }
    }
}
