using System.Text.RegularExpressions;
using NetGen.Generators.Emission;
using NetGen.Generators.Layers;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

public sealed class ExpressionPrinterTests
{
    private static readonly VectorWidth[] Widths = [VectorWidth.Scalar, VectorWidth.V128, VectorWidth.V256, VectorWidth.V512];

    [Fact]
    public void What_is_used_twice_is_computed_once()
    {
        var shared = Exp(In(0));

        var (values, locals) = Print(VectorWidth.V256, shared + In(1), shared * In(2));

        Assert.Equal(["VectorMath.Exp(x0)"], locals);
        Assert.Equal(["v0 + x1", "v0 * x2"], values);
    }

    [Fact]
    public void What_is_shared_within_something_shared_is_counted_once()
    {
        var inner = Exp(In(0));
        var outer = Tanh(inner);

        var (values, locals) = Print(VectorWidth.V128, outer * outer);

        Assert.Equal(["VectorMath.Tanh(VectorMath.Exp(x0))"], locals);
        Assert.Equal(["v0 * v0"], values);
    }

    [Fact]
    public void Names_and_constants_get_no_local()
    {
        var (values, locals) = Print(VectorWidth.V128, (In(0) * In(0)) / 2, In(0) - 2);

        Assert.Empty(locals);
        Assert.Equal(["(x0 * x0) / Vector128.Create(2f)", "x0 - Vector128.Create(2f)"], values);
    }

    [Fact]
    public void A_product_that_is_added_is_fused_unless_it_is_used_elsewhere()
    {
        Assert.Equal(["float.MultiplyAddEstimate(x0, x1, x2)"], Print(VectorWidth.Scalar, (In(0) * In(1)) + In(2)).Values);
        Assert.Equal(["float.MultiplyAddEstimate(x1, x2, x0)"], Print(VectorWidth.Scalar, In(0) + (In(1) * In(2))).Values);
        Assert.Equal(["float.MultiplyAddEstimate(-x1, x2, x0)"], Print(VectorWidth.Scalar, In(0) - (In(1) * In(2))).Values);
        Assert.Equal(["(x0 * x1) - x2"], Print(VectorWidth.Scalar, (In(0) * In(1)) - In(2)).Values);

        var product = In(0) * In(1);
        var (values, locals) = Print(VectorWidth.Scalar, product + In(2), product);
        Assert.Equal(["x0 * x1"], locals);
        Assert.Equal(["v0 + x2", "v0"], values);
    }

    [Fact]
    public void Every_width_does_the_same_operations_in_the_same_order()
    {
        foreach (var (name, expression) in Functions())
        {
            var expected = Operations(VectorWidth.V512, expression);
            foreach (var width in Widths)
                Assert.True(expected == Operations(width, expression), $"{name} at {width.Bits} bits: {Operations(width, expression)}");
        }
    }

    [Fact]
    public void Rectifiers_keep_NaN_and_turn_negative_zero()
    {
        Assert.Equal(["(x0 <= 0f ? 0f : x0)"], Print(VectorWidth.Scalar, Max(In(0), 0)).Values);
        Assert.Equal(
            ["Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x0, Vector128<float>.Zero), Vector128<float>.Zero, x0)"],
            Print(VectorWidth.V128, Max(In(0), 0)).Values);
    }

    private static IEnumerable<(string Name, Expr Value)> Functions()
    {
        foreach (var kind in Enum.GetValues<ActivationKind>().Where(ActivationFunctions.IsElementwise))
        {
            var value = ActivationFunctions.Of(kind, 0.2, 1.3);
            yield return (kind.ToString(), value);
            yield return ($"{kind}'", In(1) * Simplifier.Simplify(Derivative.Of(value, 0)));
        }
    }

    // The names of the operations as they come, whatever the width: rounding can't differ if these don't.
    private static string Operations(VectorWidth width, Expr expression)
    {
        var (values, locals) = Print(width, expression);
        var operations = Regex.Matches(
            string.Join("; ", locals.Concat(values)), @"MultiplyAddEstimate|VectorMath\.\w+|Sqrt|(?<=\s)[+*/-](?=\s)");
        return string.Join(" ", operations.Select(match => match.Value));
    }

    private static (List<string> Values, List<string> Locals) Print(VectorWidth width, params Expr[] expressions)
    {
        var locals = new List<string>();
        var printer = new ExpressionPrinter(width, Leaf, value =>
        {
            locals.Add(value);
            return $"v{locals.Count - 1}";
        });
        printer.Count(expressions);
        return (expressions.Select(printer.Print).ToList(), locals);

        static string Leaf(Expr node) => node is Input input ? $"x{input.Slot}" : throw new InvalidOperationException(node.ToString());
    }
}
