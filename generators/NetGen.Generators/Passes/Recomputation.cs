using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Computes an activation again where that is cheaper than to read it: going back through a normalisation, the sums are read anyway, and
/// whether they were cut off by a ReLU takes two operations on them, but reading what came out of it takes as long as reading the sums.
/// </summary>
internal static class Recomputation
{
    /// <summary>Operations that cost less than a value from beyond the second-level cache.</summary>
    private const int FewOperations = 8;

    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);
        var overwritten = new Dictionary<Tensor, int>();
        for (var place = 0; place < ops.Count; place++)
        {
            foreach (var output in ops[place]!.Outputs.Where(output => output.Overwrites is not null))
                overwritten[output.Overwrites!] = place;
        }

        for (var place = 0; place < ops.Count; place++)
        {
            while (ops[place] is Map reader && FindCheap(ops, overwritten, place, reader) is { } found)
                ops.Set(place, Opened(MapFusion.Inline(found.Producer, found.Result, reader)));
        }

        return program.With(ops.Ops);
    }

    // What a ReLU let through, its input tells, which is at hand now.
    private static Map Opened(Map map) => new(map.Space, map.Inputs, [.. map.Results.Select(result => result with { Value = Opened(result.Value) })]) { Origin = map.Origin };

    private static Expr Opened(Expr value) => value.Rewrite(node => node is Select
    {
        Condition: { Comparison: Comparison.Greater, Right: Constant { Value: 0 }, Left: Binary { Operator: BinaryOperator.Max, Right: Constant { Value: 0 } } relu },
    } mask
        ? If(relu.Left > 0, Opened(mask.Then), Opened(mask.Otherwise))
        : null);

    private static (Map Producer, MapOutput Result)? FindCheap(OpTable ops, Dictionary<Tensor, int> overwritten, int place, Map reader)
    {
        foreach (var input in reader.Inputs.Where(input => reader.Space.BroadcastOf(input) == Broadcast.None))
        {
            if (ops.WriterOf(input) is not { } writer || writer >= place || ops[writer] is not Map producer || producer.Space != reader.Space)
                continue;

            var result = producer.Results.First(candidate => candidate.Target == input);
            if (IsCheap(result) && InputsOf(producer, result).All(needed => IsAtHand(needed) && !IsGone(needed)))
                return (producer, result);
        }

        return null;

        // What covers the space must be read already; what is the same for a row or a column is little.
        bool IsAtHand(Tensor tensor) => reader.Space.BroadcastOf(tensor) != Broadcast.None || reader.Inputs.Contains(tensor);

        // Updated in place by then.
        bool IsGone(Tensor tensor) => overwritten.TryGetValue(tensor, out var updated) && updated < place;
    }

    private static bool IsCheap(MapOutput result) => result.Reduction == Reduction.None && !EpilogueCost.IsHeavy(result.Value)
        && result.Value.Descendants().Count(node => node is Unary or Binary or Select) <= FewOperations;

    private static IEnumerable<Tensor> InputsOf(Map map, MapOutput result) =>
        result.Value.Descendants().OfType<Input>().Select(input => map.Inputs[input.Slot]).Distinct();
}
