using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>Removes ops, and outputs of maps, that nobody reads.</summary>
internal static class DeadCode
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var live = new HashSet<Tensor>(program.Results);
        var ops = new List<Op>();
        foreach (var op in program.Ops.Reverse())
        {
            if (!op.Outputs.Any(live.Contains))
                continue;

            var kept = op is Map map ? Trim(map, live) : op;
            ops.Add(kept);
            live.UnionWith(kept.Inputs);
        }

        ops.Reverse();
        return program.With(ops);
    }

    private static Map Trim(Map map, HashSet<Tensor> live)
    {
        var (inputs, results) = (new List<Tensor>(map.Inputs.Count), new List<MapOutput>(map.Results.Count));
        var isTrim = true;
        foreach (var result in map.Results)
        {
            if (!live.Contains(result.Target))
                continue;

            var value = Slots.Renumber(Simplifier.Simplify(result.Value), map.Inputs, inputs);
            var isSame = ReferenceEquals(value, result.Value);
            isTrim &= isSame;
            results.Add(isSame ? result : result with { Value = value });
        }

        return isTrim && results.Count == map.Results.Count && inputs.Count == map.Inputs.Count
            ? map : new Map(map.Space, inputs, results) { Origin = map.Origin };
    }
}
