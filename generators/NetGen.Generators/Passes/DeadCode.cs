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
        for (var place = program.Ops.Count - 1; place >= 0; place--)
        {
            var op = program.Ops[place];
            if (!IsRead(op, live))
                continue;

            var kept = op is Map map ? Trim(map, live) : op;
            ops.Add(kept);
            var inputs = kept.Inputs;
            for (var i = 0; i < inputs.Count; i++)
                live.Add(inputs[i]);
        }

        ops.Reverse();
        return program.With(ops);
    }

    private static bool IsRead(Op op, HashSet<Tensor> live)
    {
        var outputs = op.Outputs;
        for (var i = 0; i < outputs.Count; i++)
        {
            if (live.Contains(outputs[i]))
                return true;
        }

        return false;
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
