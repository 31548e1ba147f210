using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Reads a gradient behind a ReLU's mask where it is kept for somebody else anyway. Of a residual block, the skip connection takes the gradient of the sum
/// with what the ReLU cut off set to zero; going back through the block's last normalisation, the gradient as it was and the ReLU's output would be read
/// again, pass by pass, for the same numbers. (A multiple of what was set to zero is zero: numbers are taken to be finite, as where zeros are simplified.)
/// </summary>
internal static class MaskedGradients
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);
        var results = new HashSet<Tensor>(program.Results);
        for (var place = 0; place < ops.Count; place++)
        {
            if (ops[place] is not Map producer)
                continue;

            foreach (var (whole, masked, mask) in PairsOf(producer))
            {
                if (results.Contains(whole))
                    continue;

                var readers = new Integers([.. ops.ReadersOf(whole)]);
                var rewritten = readers.Select(reader => ops[reader] is Map map && map.Space == producer.Space ? Rewritten(map, whole, masked, mask) : null);
                for (var i = 0; rewritten.TrueForAll(map => map is not null) && i < readers.Count; i++)
                    ops.Set(readers[i], rewritten[i]);
            }
        }

        return program.With(ops.Ops);
    }

    // Results of which one is the other where the mask is positive, and zero elsewhere.
    private static List<Pair> PairsOf(Map producer)
    {
        var pairs = new List<Pair>();
        foreach (var masked in producer.Results)
        {
            if (masked is not { Reduction: Reduction.None, Value: Select { Condition.Left: Input input } node } || !IsPositive(node)
                || producer.Inputs[input.Slot] is var mask && producer.Space.BroadcastOf(mask) != Broadcast.None)
                continue;

            foreach (var whole in producer.Results)
            {
                if (whole.Reduction == Reduction.None && whole.Value == node.Then)
                    pairs.Add(new Pair(whole.Target, masked.Target, mask));
            }
        }

        return pairs;
    }

    private sealed record Pair(Tensor Whole, Tensor Masked, Tensor Mask);

    private static bool IsPositive(Select select) =>
        select is { Condition: { Comparison: Comparison.Greater, Right: Constant { Value: 0 } }, Otherwise: Constant { Value: 0 } };

    // Null if it needs the whole gradient for something.
    private static Map? Rewritten(Map reader, Tensor whole, Tensor masked, Tensor mask)
    {
        var inputs = reader.Inputs.Append(masked).ToList();
        var (gradient, other) = (new Input(inputs.IndexOf(whole)), new Input(inputs.Count - 1));
        var slot = inputs.IndexOf(mask);
        var renumbered = new List<Tensor>();
        var results = reader.Results.Select(result => result with { Value = Slots.Renumber(result.Value.Rewrite(Replace), inputs, renumbered) }).ToList();
        return renumbered.Contains(whole) ? null : new Map(reader.Space, renumbered, results) { Origin = reader.Origin };

        Expr? Replace(Expr node) => node switch
        {
            Select select when IsMask(select) && HasFactor(select.Then) => WithFactor(select.Then),
            Binary { Operator: BinaryOperator.Multiply, Right: Select select } product when IsMask(select) && HasFactor(product.Left) =>
                WithFactor(product.Left) * select.Then.Rewrite(Replace),
            Binary { Operator: BinaryOperator.Multiply, Left: Select select } product when IsMask(select) && HasFactor(product.Right) =>
                select.Then.Rewrite(Replace) * WithFactor(product.Right),
            _ => null,
        };

        bool IsMask(Select select) => IsPositive(select) && select.Condition.Left is Input input && input.Slot == slot;

        // Whether an expression is a multiple of the gradient: zero where this is zero.
        bool HasFactor(Expr value) =>
            value == gradient || (value is Binary { Operator: BinaryOperator.Multiply } product && (HasFactor(product.Left) || HasFactor(product.Right)));

        Expr WithFactor(Expr value)
        {
            if (value == gradient)
                return other;

            var product = (Binary)value;
            return HasFactor(product.Left) ? WithFactor(product.Left) * product.Right : product.Left * WithFactor(product.Right);
        }
    }
}
