using NetGen.Generators.Program;
using NetGen.Reference;

namespace NetGen.Generators.Tests.Planning;

/// <summary>The products of a contraction by its definition, one by one.</summary>
internal static class Products
{
    /// <summary>Where each one is added and where its factors are, in the order of the loops; those that lead outside of a tensor are left out.</summary>
    public static IEnumerable<(int Output, int Left, int Right)> Of(ContractionPart part, int batch)
    {
        var indices = Address.LoopsOf(part);
        var (output, left, right) = (
            new Address(part.Output, indices, batch), new Address(part.Left, indices, batch), new Address(part.Right, indices, batch));
        foreach (var point in Address.Points(indices, batch))
        {
            if (output.Of(point) is { } target && left.Of(point) is { } i && right.Of(point) is { } j)
                yield return (target, i, j);
        }
    }
}
