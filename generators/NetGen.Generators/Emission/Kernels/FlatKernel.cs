using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Element by element.</summary>
internal sealed class FlatKernel(Map map) : MapKernel(map)
{
    protected override KernelText Text()
    {
        // Where there are samples the range counts these.
        Signature.RangeScale = Map.Space.Batched ? RowsPerSample * Columns : 1;
        return new LaneKernelText("Map", Summary("element by element"), Signature.Parameters, null, Body);
    }

    private void Body(CodeWriter writer)
    {
        writer.Line("var i = column;");
        using (writer.Braces("for (; i <= last - L.Count; i += L.Count)"))
        {
            var point = new MapPoint(writer, new Names(), VectorWidth.Any, (node, at) => node is Program.Expressions.Input { Slot: var slot }
                    && Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None
                ? at.Load(Inputs[slot], "i")
                : Leaf(node, at, "0", "0", "i"));
            var values = point.Values(Map.Results);
            for (var o = 0; o < values.Count; o++)
                writer.Line(VectorWidth.Any.Store(values[o], Outputs[o], "i"));
        }

        writer.Line("return i;");
    }
}
