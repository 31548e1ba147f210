using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// The adjoint of a map is again maps: the chain rule on its expressions, and a sum over the axes along which an input was broadcast.
/// </summary>
internal static class MapAdjoint
{
    public static void Differentiate(Map map, Adjoint adjoint)
    {
        var inputs = map.Inputs.ToList();
        var outputSlots = new Dictionary<Expr, Expr>();
        var upstream = new List<Upstream>();
        foreach (var result in map.Results)
        {
            if (result.Reduction == Reduction.RowMax || adjoint.GradientOf(result.Target) is not { } gradient)
                continue;

            upstream.Add(new Upstream(SlotOf(gradient), result.Value));

            // The derivative may use the output instead of computing it again. A bare input is at hand already.
            if (result.Reduction == Reduction.None && result.Value is not (Input or Constant) && !outputSlots.ContainsKey(result.Value))
                outputSlots.Add(result.Value, SlotOf(result.Target));
        }

        var parts = new Dictionary<Expr, Tensor>();
        var candidates = Integers.Range(0, map.Inputs.Count).Where(slot => adjoint.Needs(map.Inputs[slot]));

        // What covers the space first: sums over broadcast inputs may be sums of these.
        foreach (var slot in (int[])[.. candidates.Where(CoversTheSpace), .. candidates.Where(slot => !CoversTheSpace(slot))])
        {
            Expr sum = 0;
            foreach (var (gradient, value) in upstream)
                sum += gradient * Derivative.Of(value, slot);

            var expression = Simplifier.Simplify(
                Simplifier.Simplify(sum).Rewrite(node => outputSlots.TryGetValue(node, out var output) ? output : null));
            if (expression is not Constant { Value: 0 })
                adjoint.Contribute(map.Inputs[slot], PartFor(map.Inputs[slot], expression));
        }

        bool CoversTheSpace(int slot) => map.Space.BroadcastOf(map.Inputs[slot]) == Broadcast.None;

        Expr SlotOf(Tensor tensor)
        {
            var slot = inputs.IndexOf(tensor);
            if (slot < 0)
            {
                slot = inputs.Count;
                inputs.Add(tensor);
            }

            return new Input(slot);
        }

        Tensor PartFor(Tensor input, Expr expression)
        {
            var broadcast = map.Space.BroadcastOf(input);
            if (broadcast == Broadcast.None)
            {
                var pointwise = Pointwise(expression, input.Shape, () => adjoint.NewGradient(input));
                parts[expression] = pointwise;
                return pointwise;
            }

            if (parts.TryGetValue(expression, out var shared))
                return Sum(input, broadcast, shared);

            var (used, compact) = Compact(expression);
            return Reduce(input, broadcast, compact, used);
        }

        // A gradient that is passed on unchanged needs no op.
        Tensor Pointwise(Expr expression, Shape shape, Func<Tensor> create)
        {
            if (expression is Input { Slot: var slot } && map.Space.BroadcastOf(inputs[slot]) == Broadcast.None
                && inputs[slot].Shape == shape)
                return inputs[slot];

            var (used, compact) = Compact(expression);
            var target = create();
            adjoint.Emit(new Map(map.Space, used, [new MapOutput(target, compact, Reduction.None)]));
            return target;
        }

        Tensor Sum(Tensor input, Broadcast broadcast, Tensor values) => Reduce(input, broadcast, new Input(0), [values]);

        Tensor Reduce(Tensor input, Broadcast broadcast, Expr value, IReadOnlyList<Tensor> used)
        {
            // With a single column, "everywhere" is that column.
            if (broadcast == Broadcast.Everywhere && map.Space is { Batched: true, Columns: 1 })
                broadcast = Broadcast.AlongRows;

            var reduction = broadcast switch
            {
                Broadcast.AlongRows => Reduction.ColumnSum,
                Broadcast.AlongSampleRows => Reduction.SampleColumnSum,
                _ => Reduction.RowSum,
            };
            if (broadcast != Broadcast.AlongSample && (broadcast != Broadcast.Everywhere || !map.Space.Batched))
            {
                var target = adjoint.NewGradient(input);
                adjoint.Emit(new Map(map.Space, used, [new MapOutput(target, value, reduction)]));
                return target;
            }

            // All rows into one number: each by itself first, then one sum over the rows.
            var rows = adjoint.NewTemporary(input.Name + ".rows", batched: true, map.Space.ShapeOf(Reduction.RowSum));
            adjoint.Emit(new Map(map.Space, used, [new MapOutput(rows, value, Reduction.RowSum)]));
            var total = adjoint.NewGradient(input);
            var overRows = broadcast == Broadcast.AlongSample ? Reduction.SampleColumnSum : Reduction.ColumnSum;
            adjoint.Emit(new Map(new Space(true, map.Space.RowsPerSample, 1), [rows], [new MapOutput(total, new Input(0), overRows)]));
            return total;
        }

        (IReadOnlyList<Tensor> Used, Expr Expression) Compact(Expr expression) => Slots.Compact(expression, inputs);
    }

    // The gradient of a result, and what the result is computed by.
    private sealed record Upstream(Expr Gradient, Expr Value);
}
