using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Where a row's few columns don't fill vectors (six channels), an activation takes as long for the lanes that stay empty as for the others.
/// So what needs the columns (the bias) becomes a map of its own, and the activation goes over the elements as one long row.
/// </summary>
internal static class FlatActivations
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var names = new TensorNamesInUse(program);
        return program.With([.. program.Ops.SelectMany(op => op is Map map && Split(map, names) is { } parts ? parts : [op])]);
    }

    private static Op[]? Split(Map map, TensorNamesInUse names)
    {
        if (!map.Space.Batched || map.Space.Columns > EpilogueCost.FewColumns || map.Space.Columns % TilePlan.Lanes == 0 || map.Results is not { Count: 1 } || map.Results[0] is not { Reduction: Reduction.None } result
            || !EpilogueCost.IsHeavy(result.Value))
            return null;

        var inner = InColumns(result.Value, map).Distinct().ToList();
        if (inner.Count != 1 || map.Space.BroadcastOf(result.Target) != Broadcast.None)
            return null;

        var sum = new Tensor(names.New(result.Target.Name + ".argument"), TensorRole.Temporary, batched: true, result.Target.Shape);
        var argument = Store(map, inner[0], sum);
        var inputs = new List<Tensor> { sum };
        var activation = result.Value.Rewrite(node => node == inner[0] ? new Input(0) : node is Input input ? Slots.Renumber(input, map.Inputs, inputs) : null);
        var flat = new Map(map.Space, inputs, [result with { Value = activation }]) { Origin = map.Origin };
        return flat.Inputs.All(input => IsFlat(map, input)) ? [argument, flat] : null;
    }

    private static Map Store(Map map, Expr value, Tensor target)
    {
        var inputs = new List<Tensor>();
        var renumbered = Slots.Renumber(value, map.Inputs, inputs);
        return new Map(map.Space, inputs, [new MapOutput(target, renumbered, Reduction.None)]) { Origin = map.Origin };
    }

    // The largest cheap expressions that read something which isn't there for every element.
    private static IEnumerable<Expr> InColumns(Expr expression, Map map) => !EpilogueCost.IsHeavy(expression)
        ? expression.Descendants().OfType<Input>().All(input => IsFlat(map, map.Inputs[input.Slot])) ? [] : [expression]
        : expression.Children.SelectMany(child => InColumns(child, map));

    private static bool IsFlat(Map map, Tensor input) => map.Space.BroadcastOf(input) is Broadcast.None or Broadcast.Everywhere;
}
