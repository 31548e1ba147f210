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
        var ops = program.Ops.ToList();
        for (var later = 1; later < ops.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (ops[earlier] is not Map first || ops[later] is not Map second || !CanMerge(ops, earlier, later, first, second))
                    continue;

                // The merged pass stands where the second stood, unless somebody in between reads the first.
                var merged = Merge(first, second);
                var readBetween = ops.Skip(earlier + 1).Take(later - earlier - 1).Any(op => op.Inputs.Intersect(first.Outputs).Any());
                ops[readBetween ? earlier : later] = merged;
                ops.RemoveAt(readBetween ? later : earlier);
                later = 0;
                break;
            }
        }

        return program.With(ops);
    }

    private static bool CanMerge(List<Op> ops, int earlier, int later, Map first, Map second)
    {
        // What overwrites a tensor must stay behind everybody who reads it.
        if (first.Outputs.Concat(second.Outputs).Any(output => output.Overwrites is not null))
            return false;

        if (first.Space != second.Space || first.Results.Concat(second.Results).Any(result => result.Reduction == Reduction.ColumnSum))
            return false;

        // A sum over rows and a sum over columns go through a sample in different ways.
        var reductions = first.Results.Concat(second.Results).Select(result => result.Reduction).ToList();
        if (reductions.Contains(Reduction.SampleColumnSum) && reductions.Any(r => r is Reduction.RowSum or Reduction.RowMax))
            return false;

        // Only worth it where they share a tensor that covers the space.
        var covering = second.Inputs.Where(input => second.Space.BroadcastOf(input) == Broadcast.None).ToList();
        if (!covering.Any(input => first.Inputs.Contains(input) || first.Outputs.Contains(input)))
            return false;

        // A reduced value is known only after the pass.
        var reduced = first.Results.Where(result => result.Reduction != Reduction.None).Select(result => result.Target).ToList();
        if (second.Inputs.Any(reduced.Contains))
            return false;

        // Nothing in between may both depend on the first and feed the second, nor both read the first and be needed before it could run.
        var tainted = new HashSet<Tensor>(first.Outputs);
        var available = new HashSet<Tensor>();
        var readBetween = false;
        for (var i = earlier + 1; i < later; i++)
        {
            available.UnionWith(ops[i].Outputs);
            if (!ops[i].Inputs.Any(tainted.Contains))
                continue;

            readBetween = true;
            tainted.UnionWith(ops[i].Outputs);
        }

        var others = second.Inputs.Except(first.Outputs).ToList();
        return !others.Any(tainted.Contains) && !(readBetween && others.Any(available.Contains));
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
