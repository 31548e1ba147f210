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
        var inputs = new List<Tensor>();
        var results = map.Results
            .Where(result => live.Contains(result.Target))
            .Select(result => result with { Value = Slots.Renumber(Simplifier.Simplify(result.Value), map.Inputs, inputs) })
            .ToList();
        return new Map(map.Space, inputs, results) { Origin = map.Origin };
    }
}
