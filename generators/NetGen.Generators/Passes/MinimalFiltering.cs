using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// 3×3 convolutions of stride 1, and their gradients, by Winograd's minimal filtering F(2×2, 3×3): 16 products for four pixels where there were
/// 36. The filters are transformed once a step, the image tile by tile within the kernel; a gradient of filters is summed transformed.
/// </summary>
internal static class MinimalFiltering
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        var names = new TensorNamesInUse(program);
        var known = new Dictionary<Tensor, Tensor>();
        foreach (var op in program.Ops)
        {
            if (op is not Contraction { Epilogue: null, Parts.Count: 1 } contraction)
            {
                ops.Add(op);
                continue;
            }

            var part = contraction.Parts[0];
            if (WinogradTiles.Forward(part) is { } tiles)
            {
                // Several convolutions may have the same filters.
                if (!known.TryGetValue(part.Right.Tensor, out var filters))
                {
                    filters = Transformed(part.Right.Tensor, tiles, names);
                    known.Add(part.Right.Tensor, filters);
                    ops.Add(new WinogradFilters(filters, part.Right.Tensor, tiles.Panels, isAdjoint: false) { Origin = op.Origin });
                }

                ops.Add(new Contraction(contraction.Parts) { Origin = op.Origin, Filters = filters });
            }
            else if (WinogradTiles.Backward(part) is { } gradientTiles)
            {
                var gradient = Transformed(part.Output.Tensor, gradientTiles, names);
                ops.Add(new WinogradGradient(gradient, part) { Origin = op.Origin });
                ops.Add(new WinogradFilters(part.Output.Tensor, gradient, gradientTiles.Panels, isAdjoint: true) { Origin = op.Origin });
            }
            else
            {
                ops.Add(op);
            }
        }

        return program.With(ops);
    }

    // Panels of filters, elements, channels, filters of a panel.
    private static Tensor Transformed(Tensor taps, WinogradTiles tiles, TensorNamesInUse names) => new(
        names.New(taps.Name + ".transformed"),
        TensorRole.Temporary,
        batched: false,
        new Shape(tiles.Panels, WinogradTiles.Elements, tiles.Channels, taps.Shape.Last));
}
