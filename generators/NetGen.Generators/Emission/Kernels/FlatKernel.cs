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
        if (Draws.Count > 0)
            Loop(writer, names, 2);
        Loop(writer, names, 1);
        writer.Line("return i;");
    }

    // Random numbers of two vectors take little longer than those of one; nothing else gains by it.
    private void Loop(CodeWriter writer, Names names, int vectors)
    {
        var step = vectors == 1 ? "L.Count" : $"{Literal.Int(vectors)} * L.Count";
        using var loop = writer.Braces($"for (; i <= last - {(vectors == 1 ? step : $"({step})")}; i += {step})");
        var draws = vectors == 1 ? null : WriteDraws(writer, names, "i");
        for (var vector = 0; vector < vectors; vector++)
        {
            var (v, index) = (vector, vector == 0 ? "i" : $"i + {ContractionTile.Lane(vector)}");
            var point = new MapPoint(writer, names, VectorWidth.Any, (node, at) => node switch
            {
                Input { Slot: var slot } when Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None => at.Load(Inputs[slot], index),
                RandomUniform random when draws is not null => draws[random][v],
                _ => Leaf(node, at, "0", "0", index),
            });
            var values = point.Values(Map.Results);
            for (var o = 0; o < values.Count; o++)
                writer.Line(VectorWidth.Any.Store(values[o], Outputs[o], index));
        }
    }
}
