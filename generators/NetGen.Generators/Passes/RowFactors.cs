using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Multiplies factors that are the same in every row with each other first: (x − mean) · rstd · weight becomes (x − mean) · (rstd · weight),
/// whose second factor a kernel computes once for all rows.
/// </summary>
internal static class RowFactors
{
    public static NetworkProgram Run(NetworkProgram program) =>
        program.With([.. program.Ops.Select(op => op is Map { Space.Batched: true } map ? Regroup(map) : op)]);

    private static Map Regroup(Map map)
    {
        var uses = new Dictionary<Expr, int>();
        foreach (var result in map.Results)
            Count(result.Value, uses);

        var results = map.Results.Select(result => result with { Value = result.Value.Rewrite(node => Regrouped(node, map, uses)) }).ToList();
        return results.SequenceEqual(map.Results) ? map : new Map(map.Space, map.Inputs, results) { Origin = map.Origin };
    }

    private static void Count(Expr expression, Dictionary<Expr, int> uses)
    {
        uses.TryGetValue(expression, out var count);
        uses[expression] = count + 1;
        foreach (var child in count == 0 ? expression.Children : [])
            Count(child, uses);
    }

    // Null where there is nothing to gain.
    private static Expr? Regrouped(Expr node, Map map, Dictionary<Expr, int> uses)
    {
        if (node is not Binary { Operator: BinaryOperator.Multiply })
            return null;

        var (same, others) = (new List<Expr>(), new List<Expr>());
        foreach (var factor in Factors(node, isRoot: true))
            (IsSameInRows(factor, map) ? same : others).Add(factor);
        if (same.Count < 2 || others.Count == 0)
            return null;

        return Product(others.ConvertAll(factor => factor.Rewrite(inner => Regrouped(inner, map, uses)))) * Product(same);

        // A product that is used elsewhere, too, stays as it is.
        IEnumerable<Expr> Factors(Expr expression, bool isRoot = false) =>
            expression is Binary { Operator: BinaryOperator.Multiply } product && (isRoot || uses[expression] == 1)
                ? Factors(product.Left).Concat(Factors(product.Right)) : [expression];
    }

    private static Expr Product(IEnumerable<Expr> factors) => factors.Aggregate((left, right) => left * right);

    private static bool IsSameInRows(Expr value, Map map) => value.Descendants().All(node => node switch
    {
        Input input => map.Space.BroadcastOf(map.Inputs[input.Slot]) is Broadcast.AlongRows or Broadcast.Everywhere,
        RandomUniform => false,
        _ => true,
    });
}
