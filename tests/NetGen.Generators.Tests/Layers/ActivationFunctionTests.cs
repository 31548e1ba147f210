using NetGen.Generators.Layers;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Expressions;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

public sealed class ActivationFunctionTests
{
    // On both sides of every kink (−3, 0, 3) and away from it.
    private static readonly double[] Points = [-4.2, -3.3, -2.6, -1.1, -0.4, -0.05, 0.05, 0.6, 1.7, 2.7, 3.4, 4.1];

    public static TheoryData<string> Elementwise => [.. ActivationFormulas.All.Keys];

    [Fact]
    public void Every_elementwise_activation_has_a_formula_here() => Assert.Equal(
        Enum.GetValues<ActivationKind>().Where(ActivationFunctions.IsElementwise).Select(kind => kind.ToString()),
        ActivationFormulas.All.Keys);

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Values_are_the_formulas(string kind)
    {
        foreach (var x in Points)
            Near.Equal(ActivationFormulas.All[kind](x), Evaluate(Of(kind), x), 1e-14, $"{kind}({x})");
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Slopes_are_the_formulas(string kind)
    {
        var derivative = Derivative.Of(Of(kind), slot: 0);
        foreach (var x in Points)
            Near.Equal(FiniteDifferences.Derivative(ActivationFormulas.All[kind], x), Evaluate(derivative, x), 1e-11, $"{kind}'({x})");
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Values_and_slopes_are_numbers_however_large_the_input_is(string kind)
    {
        foreach (var x in new[] { -1e5, -800, -100, 0, 100, 800, 1e5 })
        {
            var value = Evaluate(Of(kind), x);
            var slope = Evaluate(Derivative.Of(Of(kind), slot: 0), x);
            Assert.True(double.IsFinite(value) && double.IsFinite(slope), $"{kind}({x}) = {value}, {kind}'({x}) = {slope}");
        }
    }

    [Fact]
    public void The_slope_of_PReLU_learns_from_negative_inputs_only()
    {
        var derivative = Derivative.Of(Of(nameof(ActivationKind.PReLU)), slot: 1);

        Assert.Equal(-2.5, Evaluate(derivative, -2.5));
        Assert.Equal(0, Evaluate(derivative, 2.5));
    }

    private static Expr Of(string kind) =>
        ActivationFunctions.Of(Enum.Parse<ActivationKind>(kind), ActivationFormulas.Slope, ActivationFormulas.Alpha);

    private static double Evaluate(Expr expression, double x) =>
        RandomExpressions.Evaluate(expression, [x, ActivationFormulas.LearnedSlope]);
}
