using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Once derivatives are taken, <see cref="UnaryOperator.Detach"/> means nothing any more; without it, alike expressions are alike again.
/// </summary>
internal static class Attachment
{
    public static NetworkProgram Run(NetworkProgram program) =>
        program.With(program.Ops.Select(op => op is Map map && map.Results.Any(IsDetached) ? Attach(map) : op).ToList());

    private static bool IsDetached(MapOutput result) =>
        result.Value.Descendants().Any(node => node is Unary { Operator: UnaryOperator.Detach });

    private static Map Attach(Map map) =>
        new(map.Space, map.Inputs, map.Results.Select(result => result with { Value = Attach(result.Value) }).ToList()) { Origin = map.Origin };

    private static Expr Attach(Expr value) =>
        value.Rewrite(node => node is Unary { Operator: UnaryOperator.Detach } detached ? Attach(detached.Operand) : null);
}
