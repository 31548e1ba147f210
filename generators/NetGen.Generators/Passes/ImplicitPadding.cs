using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Passes;

/// <summary>
/// What goes along the rows of an image (<see cref="DepthwiseRows"/>) leaves out what lies beside it: it reads the image itself where other kernels
/// read a copy with zeros round it.
/// </summary>
internal static class ImplicitPadding
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);

        // Backward: of two margins round one another the outer is the inner one's reader.
        for (var place = ops.Count - 1; place >= 0; place--)
        {
            if (ops[place] is not Rearrange { FillsRest: true, Parts.Count: 1 } pad || !pad.Parts[0].AddsMargin || program.Results.Contains(pad.Output))
                continue;

            // As long as one needs the copy, it is there for all.
            var readers = ops.ReadersOf(pad.Output).ToList();
            var moved = readers.ConvertAll(reader => WithoutMargin(ops[reader]!, pad));
            if (moved.Contains(null))
                continue;

            for (var i = 0; i < readers.Count; i++)
                ops.Set(readers[i], moved[i]);
            ops.Set(place, null);
        }

        return program.With(ops.Ops);
    }

    // Null where it reads the margin otherwise.
    private static Contraction? WithoutMargin(Op op, Rearrange pad)
    {
        if (op is not Contraction { Epilogue: null, FillsRest: false } contraction || contraction.Left.Tensor != pad.Output || contraction.Right.Tensor == pad.Output)
            return null;

        var (image, place) = (pad.Parts[0].Input.Tensor, pad.Parts[0].Output.Axes);
        var moved = new Contraction(contraction.Parts.Select(part => part with
        {
            Left = Operand.Of(image, part.Left.Axes.Select((axis, i) => axis.Plus(-place[i].Offset))),
        }).ToList())
        {
            Origin = contraction.Origin,
            Filters = contraction.Filters,
        };
        return DepthwiseRows.Of(moved) is null ? null : moved;
    }
}
