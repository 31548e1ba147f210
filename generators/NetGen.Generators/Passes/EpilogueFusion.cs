using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Lets the map that follows a contraction work on the sums while they are in registers: bias and activation going forward, the
/// activation's derivative coming back.
/// </summary>
internal static class EpilogueFusion
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = program.Ops.ToList();
        for (var i = 0; i < ops.Count; i++)
        {
            if (ops[i] is not Contraction { Epilogue: null } contraction || FindMap(ops, i, contraction) is not { } map)
                continue;

            var position = ops.IndexOf(map);
            var sum = contraction.Output.Tensor;
            var others = ops.Any(op => op != map && op.Inputs.Contains(sum)) || program.Results.Contains(sum);

            // The sum is stored as well when somebody else reads it; then all must stand where the contraction stood.
            var readBetween = ops.Skip(i + 1).Take(position - i - 1).Any(op => op.Inputs.Contains(sum));
            if (readBetween && (map.Outputs.Any(output => output.Overwrites is not null) || !IsAvailableAt(ops, i, map, sum)))
                continue;

            ops[readBetween ? i : position] = Fuse(contraction, map, others);
            ops.RemoveAt(readBetween ? position : i);
            i--;
        }

        return program.With(ops);
    }

    /// <summary>
    /// Whether a map should not become one with another that reads its result: what follows a contraction is cheapest on its sums, and a
    /// reduction can't go there with it.
    /// </summary>
    public static bool IsBetterThere(OpTable ops, Map map, Map reader) =>
        map.Results.All(result => result.Reduction == Reduction.None)
        && reader.Inputs.Any(map.Outputs.Contains)
        && reader.Results.Any(result => result.Reduction != Reduction.None)
        && map.Inputs.Any(input => ops.WriterOf(input) is { } writer && ops[writer] is Contraction contraction && contraction.Output.Tensor == input
            && Fits(map, input) && EpilogueCost.IsWorthFusing(map, input) && IsInTime(ops, writer, map, reader, input));

    // Whether what the map reads beside the sums is there with them; else nobody else may want the sums before (as a normalisation's gradient does, whose
    // statistics are taken of them).
    private static bool IsInTime(OpTable ops, int contraction, Map map, Map reader, Tensor sum) =>
        map.Inputs.All(input => input == sum || ops.WriterOf(input) is not { } writer || writer < contraction)
        || ops.ReadersOf(sum).All(place => place >= ops.WriterOf(map.Outputs[0]) || ops[place] == reader);

    private static Map? FindMap(List<Op> ops, int from, Contraction contraction)
    {
        var sum = contraction.Output.Tensor;
        return ops.Skip(from + 1).OfType<Map>().FirstOrDefault(map =>
            map.Inputs.Contains(sum)
            && map.Results.All(result => result.Reduction == Reduction.None)
            && Fits(map, sum)
            && EpilogueCost.IsWorthFusing(map, sum));
    }

    // A map over a matrix that broadcasts nothing but single numbers may see it as one long row; else rows must be the same.
    private static bool Fits(Map map, Tensor sum)
    {
        if (map.Space.Batched != sum.Batched || map.Space.BroadcastOf(sum) != Broadcast.None)
            return false;

        var sameRows = map.Space.Columns == sum.Shape.Last;
        return map.Inputs.All(input => map.Space.BroadcastOf(input) is Broadcast.None or Broadcast.Everywhere
            || (sameRows && map.Space.BroadcastOf(input) == Broadcast.AlongRows));
    }

    private static bool IsAvailableAt(List<Op> ops, int position, Map map, Tensor sum)
    {
        var later = new HashSet<Tensor>(ops.Skip(position + 1).SelectMany(op => op.Outputs));
        return !map.Inputs.Any(input => input != sum && later.Contains(input));
    }

    private static Contraction Fuse(Contraction contraction, Map map, bool storeSum)
    {
        var sum = contraction.Output.Tensor;
        var inputs = new List<Tensor> { sum };
        var results = map.Results.Select(result => result with { Value = Slots.Renumber(result.Value, map.Inputs, inputs) }).ToList();
        if (storeSum)
            results.Insert(0, new MapOutput(sum, new Input(0), Reduction.None));

        return contraction.With(new Map(map.Space, inputs, results) { Origin = map.Origin });
    }
}
