using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Puts a map's expression into the only map that reads it, so that bias, activation and dropout become one expression; what is
/// computed from constants alone is put into every reader.
/// </summary>
internal static class MapFusion
{
    public static NetworkProgram Run(NetworkProgram program) => Run(program, keepsRandom: false);

    /// <summary>
    /// The same for a program that will be differentiated. What draws random numbers stays by itself: the gradient behind it is computed once and kept,
    /// where each gradient of one large expression would draw them again.
    /// </summary>
    public static NetworkProgram BeforeDifferentiation(NetworkProgram program) => Run(program, keepsRandom: true);

    private static NetworkProgram Run(NetworkProgram program, bool keepsRandom)
    {
        var ops = new OpTable(program.Ops);
        var results = new HashSet<Tensor>(program.Results);

        // The first producer in the program's order goes first; one that couldn't go may be able to once its readers or inputs have changed.
        var hasStayed = new bool[ops.Count];
        for (var place = 0; place < ops.Count;)
        {
            if (hasStayed[place] || ops[place] is not Map producer || FindReader(ops, results, producer, keepsRandom) is not { } reader)
            {
                hasStayed[place++] = true;
                continue;
            }

            var consumer = (Map)ops[reader]!;
            ops.Set(reader, Inline(producer, producer.Results[0], consumer));
            if (ops.ReadersOf(producer.Outputs[0]).Count == 0)
                ops.Set(place, null);

            hasStayed[reader] = false;
            foreach (var input in consumer.Inputs.Concat(producer.Inputs))
            {
                if (ops.WriterOf(input) is not { } writer)
                    continue;

                hasStayed[writer] = false;
                place = Math.Min(place, writer);
            }
        }

        return program.With(ops.Ops);
    }

    private static int? FindReader(OpTable ops, HashSet<Tensor> results, Map producer, bool keepsRandom)
    {
        if (producer.Results.Count != 1 || producer.Results[0].Reduction != Reduction.None || results.Contains(producer.Outputs[0]))
            return null;

        var readers = ops.ReadersOf(producer.Outputs[0]);
        var isFree = producer.Inputs.Count == 0 && !IsRandom(producer);
        foreach (var place in readers)
        {
            if (ops[place] is Map reader
                && (isFree || (readers.Count == 1 && CoversTheSameSpace(producer, reader)
                    && !(keepsRandom && (IsRandom(producer) || IsRandom(reader))) && !EpilogueFusion.IsBetterThere(ops, producer, reader))))
                return place;
        }

        return null;
    }

    private static bool IsRandom(Map map) => map.Results.Any(result => result.Value.Descendants().OfType<RandomUniform>().Any());

    private static bool CoversTheSameSpace(Map producer, Map reader) =>
        producer.Space == reader.Space && reader.Space.BroadcastOf(producer.Outputs[0]) == Broadcast.None;

    /// <summary>The consumer with a result of the producer computed in it instead of read.</summary>
    public static Map Inline(Map producer, MapOutput result, Map consumer)
    {
        var inputs = new List<Tensor>();
        var produced = Slots.Renumber(result.Value, producer.Inputs, inputs);
        var results = consumer.Results.Select(merged => merged with { Value = Merge(merged.Value) }).ToList();
        return new Map(consumer.Space, inputs, results) { Origin = consumer.Origin };

        Expr Merge(Expr value) => Simplifier.Simplify(value.Rewrite(node => node switch
        {
            Input input when consumer.Inputs[input.Slot] == result.Target => produced,
            Input input => Slots.Renumber(input, consumer.Inputs, inputs),
            _ => null,
        }));
    }
}
