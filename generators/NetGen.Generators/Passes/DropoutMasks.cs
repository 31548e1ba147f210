using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Takes the mask of a dropout behind a ReLU from what came out of it. Going back, the gradient of what was dropped is zero, and so is that of what the
/// ReLU cut off: all else came out positive. Reading it (it is the next layer's input, which is kept) takes a fraction of drawing the random numbers again.
/// </summary>
internal static class DropoutMasks
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var writers = program.Ops.OfType<Map>().SelectMany(map => map.Results).ToDictionary(result => result.Target);
        var dropped = new Dictionary<Condition, Dropped>();
        foreach (var map in program.Ops.OfType<Map>())
        {
            if (map.Results.Count == 1 && map.Results[0] is { Reduction: Reduction.None, Value: Select { Otherwise: Constant { Value: 0 } } select } result
                && IsRandom(select.Condition) && Kept(map, select.Then) is { } input && writers.TryGetValue(input, out var writer) && IsRectified(writer.Value))
                dropped[select.Condition] = new Dropped(map, result.Target);
        }

        return dropped.Count == 0 ? program : program.With([.. program.Ops.Select(op => op is Map map ? Masked(map, dropped) : op)]);
    }

    // A dropout, and what came out of it.
    private sealed record Dropped(Map Map, Tensor Output);

    private static bool IsRandom(Condition condition) => condition is { Comparison: Comparison.GreaterOrEqual, Left: RandomUniform, Right: Constant };

    // What is kept, times a number.
    private static Tensor? Kept(Map map, Expr value) => value switch
    {
        Binary { Operator: BinaryOperator.Multiply, Left: Constant { Value: > 0 }, Right: Input input } => map.Inputs[input.Slot],
        Binary { Operator: BinaryOperator.Multiply, Left: Input input, Right: Constant { Value: > 0 } } => map.Inputs[input.Slot],
        Input input => map.Inputs[input.Slot],
        _ => null,
    };

    // Where it is zero, so is its slope; and it is nowhere negative.
    private static bool IsRectified(Expr value) => value is Binary { Operator: BinaryOperator.Max, Right: Constant { Value: 0 } }
        || (value is Binary { Operator: BinaryOperator.Min, Right: Constant { Value: > 0 } } limited && IsRectified(limited.Left));

    private static Map Masked(Map map, Dictionary<Condition, Dropped> dropped)
    {
        var inputs = map.Inputs.ToList();
        var results = map.Results.Select(result => result with { Value = result.Value.Rewrite(Replace) }).ToList();
        return inputs.Count == map.Inputs.Count ? map : new Map(map.Space, inputs, results) { Origin = map.Origin };

        Expr? Replace(Expr node)
        {
            if (node is not Select { Then: Constant, Otherwise: Constant { Value: 0 } } select || !IsRandom(select.Condition)
                || !dropped.TryGetValue(select.Condition, out var dropout) || dropout.Map == map || dropout.Map.Space != map.Space)
                return null;

            if (!inputs.Contains(dropout.Output))
                inputs.Add(dropout.Output);
            return If(new Input(inputs.IndexOf(dropout.Output)) > 0, select.Then, 0);
        }
    }
}
