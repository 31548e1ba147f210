using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Puts a map's expression into the only map that reads it, so that bias, activation and dropout become one expression; what is
/// computed from constants alone is put into every reader.
/// </summary>
internal static class MapFusion
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = program.Ops.ToList();
        while (FindPair(ops, program.Results) is var (producer, consumer))
        {
            ops[ops.IndexOf(consumer)] = Inline(producer, consumer);
            if (!ops.Any(op => op.Inputs.Contains(producer.Outputs[0])))
                ops.Remove(producer);
        }

        return program.With(ops);
    }

    private static (Map Producer, Map Consumer)? FindPair(List<Op> ops, IReadOnlyList<Tensor> results)
    {
        foreach (var producer in ops.OfType<Map>())
        {
            if (producer.Results.Count != 1 || producer.Results[0].Reduction != Reduction.None || results.Contains(producer.Outputs[0]))
                continue;

            var readers = ops.Where(op => op.Inputs.Contains(producer.Outputs[0])).ToList();
            var isFree = producer.Inputs.Count == 0 && !producer.Results[0].Value.Descendants().OfType<RandomUniform>().Any();
            foreach (var reader in readers.OfType<Map>())
            {
                if (isFree || (readers.Count == 1 && CoversTheSameSpace(producer, reader) && !IsBetterAsEpilogue(ops, producer, reader)))
                    return (producer, reader);
            }
        }

        return null;
    }

    // What follows a contraction is cheapest on its sums; a reduction can't go there with it.
    private static bool IsBetterAsEpilogue(List<Op> ops, Map producer, Map reader) =>
        reader.Results.Any(result => result.Reduction != Reduction.None)
        && ops.OfType<Contraction>().Any(contraction => producer.Inputs.Contains(contraction.Output.Tensor));

    private static bool CoversTheSameSpace(Map producer, Map reader) =>
        producer.Space == reader.Space && reader.Space.BroadcastOf(producer.Outputs[0]) == Broadcast.None;

    private static Map Inline(Map producer, Map consumer)
    {
        var inputs = new List<Tensor>();
        var produced = Slots.Renumber(producer.Results[0].Value, producer.Inputs, inputs);
        var results = consumer.Results.Select(result => result with { Value = Merge(result.Value) }).ToList();
        return new Map(consumer.Space, inputs, results) { Origin = consumer.Origin };

        Expr Merge(Expr value) => Simplifier.Simplify(value.Rewrite(node => node switch
        {
            Input input when consumer.Inputs[input.Slot] == producer.Outputs[0] => produced,
            Input input => Slots.Renumber(input, consumer.Inputs, inputs),
            _ => null,
        }));
    }
}
