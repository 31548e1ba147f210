using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Program;

/// <summary>Keeps the slots of expressions and the list of tensors that they refer to in step.</summary>
internal static class Slots
{
    /// <summary>Drops the inputs that an expression doesn't use, and numbers the rest anew in the order of first use.</summary>
    public static (IReadOnlyList<Tensor> Used, Expr Expression) Compact(Expr expression, IReadOnlyList<Tensor> inputs)
    {
        var used = new List<Tensor>();
        var compact = Renumber(expression, inputs, used);
        return (used, compact);
    }

    /// <summary>Rewrites an expression over <paramref name="from"/> into one over <paramref name="to"/>, which grows as needed.</summary>
    public static Expr Renumber(Expr expression, IReadOnlyList<Tensor> from, List<Tensor> to) => expression.Rewrite(node =>
    {
        if (node is not Input input)
            return null;

        var slot = to.IndexOf(from[input.Slot]);
        if (slot < 0)
        {
            slot = to.Count;
            to.Add(from[input.Slot]);
        }

        return slot == input.Slot ? input : new Input(slot);
    });

    /// <summary>The slots that an expression uses.</summary>
    public static IEnumerable<int> In(Expr expression) =>
        expression.Descendants().OfType<Input>().Select(input => input.Slot).Distinct();
}
