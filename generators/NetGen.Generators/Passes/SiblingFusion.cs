using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Merges maps over the same space that read the same tensors (or one the other's result point by point) into one pass: a loss and its
/// gradient, an exponential and its sum.
/// </summary>
internal static class SiblingFusion
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);
        for (var later = 1; later < ops.Count; later++)
        {
            if (ops[later] is not Map second || FindSibling(ops, later, second) is not { } earlier)
                continue;

            // The merged pass stands where the second stood, unless somebody in between reads the first.
            var first = (Map)ops[earlier]!;
            var readBetween = IsReadBetween(ops, earlier, later, first);
            ops.Set(earlier, null);
            ops.Set(later, null);
            ops.Set(readBetween ? earlier : later, Merge(first, second));

            // Everything before the first is as it was: go on with what stands in its place.
            later = earlier - 1;
        }

        return program.With(ops.Ops);
    }

    // Only worth it where two maps share a tensor that covers the space: so these tensors lead to the candidates.
    private static int? FindSibling(OpTable ops, int later, Map second)
    {
        var candidates = new List<int>();
        foreach (var input in second.Inputs)
        {
            if (second.Space.BroadcastOf(input) != Broadcast.None)
                continue;

            candidates.AddRange(ops.ReadersOf(input));
            if (ops.WriterOf(input) is { } writer)
                candidates.Add(writer);
        }

        candidates.Sort();
        foreach (var earlier in candidates)
        {
            if (earlier < later && ops[earlier] is Map first && CanMerge(ops, earlier, later, first, second))
                return earlier;
        }

        return null;
    }

    private static bool CanMerge(OpTable ops, int earlier, int later, Map first, Map second)
    {
        if (first.Space != second.Space)
            return false;

        // What overwrites a tensor must stay behind everybody who reads it.
        static bool MustStay(MapOutput result) => result.Target.Overwrites is not null || result.Reduction == Reduction.ColumnSum;
        if (Has(first, MustStay) || Has(second, MustStay))
            return false;

        // A sum over rows and a sum over columns go through a sample in different ways.
        static bool SumsColumns(MapOutput result) => result.Reduction == Reduction.SampleColumnSum;
        static bool SumsRows(MapOutput result) => result.Reduction is Reduction.RowSum or Reduction.RowMax;
        if ((Has(first, SumsColumns) || Has(second, SumsColumns)) && (Has(first, SumsRows) || Has(second, SumsRows)))
            return false;

        // Of an image, the second finds in the cache what the first has written to it.
        if (first.Space.RowsPerSample > 1 && EpilogueFusion.IsBetterThere(ops, first, second))
            return false;

        // A reduced value is known only after the pass.
        if (first.Results.Any(result => result.Reduction != Reduction.None && second.Inputs.Contains(result.Target)))
            return false;

        // Where somebody in between reads the first, the merged pass must stand where the first stood: all that it reads must be there by then.
        return !IsReadBetween(ops, earlier, later, first)
            || !second.Inputs.Except(first.Outputs).Any(input => ops.WriterOf(input) > earlier);
    }

    // By their indices, as below: there are many pairs to look at.
    private static bool Has(Map map, Func<MapOutput, bool> condition)
    {
        for (var i = 0; i < map.Results.Count; i++)
        {
            if (condition(map.Results[i]))
                return true;
        }

        return false;
    }

    private static bool IsReadBetween(OpTable ops, int earlier, int later, Map first)
    {
        for (var i = 0; i < first.Outputs.Count; i++)
        {
            var readers = ops.ReadersOf(first.Outputs[i]);
            for (var reader = 0; reader < readers.Count; reader++)
            {
                if (readers[reader] > earlier && readers[reader] < later)
                    return true;
            }
        }

        return false;
    }

    private static Map Merge(Map first, Map second)
    {
        var inputs = first.Inputs.ToList();
        var results = first.Results.ToList();
        foreach (var result in second.Results)
        {
            results.Add(result with
            {
                Value = Simplifier.Simplify(result.Value.Rewrite(node => node is not Input input
                    ? null
                    : first.Results.FirstOrDefault(r => r.Target == second.Inputs[input.Slot]) is { } produced
                        ? produced.Value
                        : Slots.Renumber(input, second.Inputs, inputs))),
            });
        }

        return new Map(first.Space, inputs, results) { Origin = first.Origin };
    }
}
