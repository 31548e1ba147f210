using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

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
        var names = new Names();
        writer.Line("var i = column;");
        if (Draws.Count == 0)
        {
            using (writer.Braces("for (; i <= last - L.Count; i += L.Count)"))
                WriteElements(writer, names);
        }
        else
        {
            DeclareDraws(writer);
            writer.Line("var limit = last - ((last - i) % L.Count);");
            using var pieces = writer.Braces("while (i < limit)");
            writer.Line("var start = i;");
            writer.Line($"var end = Math.Min(start + {Literal.Int(DrawnAtOnce)}, limit);");
            WriteDraws(writer, "start", "end - start");
            using var loop = writer.Braces("for (; i < end; i += L.Count)");
            WriteElements(writer, names);
        }

        writer.Line("return i;");
    }

    private void WriteElements(CodeWriter writer, Names names)
    {
        var point = new MapPoint(writer, names, VectorWidth.Any, (node, at) => node switch
        {
            Input { Slot: var slot } when Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None => at.Load(Inputs[slot], "i"),
            RandomUniform random => at.Load(DrawnOf(random), "i - start"),
            _ => Leaf(node, at, "0", "0", "i"),
        });
        var values = point.Values(Map.Results);
        for (var o = 0; o < values.Count; o++)
            writer.Line(VectorWidth.Any.Store(values[o], Outputs[o], "i"));
    }
}
