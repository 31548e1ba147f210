using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Planning;

/// <summary>
/// Whether a map belongs into a contraction's epilogue. A few instructions always do. A transcendental function is forty, and would be
/// written out for every register of every tile: on wide layers it runs as a pass of its own, right after, while the rows are in the cache.
/// </summary>
internal static class EpilogueCost
{
    /// <summary>Where a row is no longer than this, its functions are few.</summary>
    public const int FewColumns = 32;

    public static bool IsWorthFusing(Map map, Tensor sum) =>
        sum.Shape.Last <= FewColumns || !map.Results.Any(result => IsHeavy(result.Value));

    public static bool IsHeavy(Expr expression) => expression.Descendants().Any(node => node
        is RandomUniform
        or Unary { Operator: not (UnaryOperator.Negate or UnaryOperator.Abs or UnaryOperator.Sign or UnaryOperator.Sqrt) });
}
