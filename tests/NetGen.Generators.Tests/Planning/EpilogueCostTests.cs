using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Planning;

public sealed class EpilogueCostTests
{
    private static readonly UnaryOperator[] SingleInstructions =
        [UnaryOperator.Negate, UnaryOperator.Abs, UnaryOperator.Sign, UnaryOperator.Sqrt];

    [Fact]
    public void A_few_instructions_are_not_heavy() => Assert.All(
        SingleInstructions,
        function => Assert.False(EpilogueCost.IsHeavy(If(In(0) > 0, new Unary(function, In(0) + 1), In(1) / 2))));

    [Fact]
    public void Every_function_of_many_instructions_is_heavy() => Assert.All(
        Enum.GetValues<UnaryOperator>().Except(SingleInstructions),
        function => Assert.True(EpilogueCost.IsHeavy(1 + (2 * new Unary(function, In(0))))));

    [Fact]
    public void Random_numbers_are_heavy() => Assert.True(EpilogueCost.IsHeavy(If(new RandomUniform(0) >= 0.5, In(0), 0)));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Heavy_functions_stay_out_of_wide_contractions(int columns, bool isWorthFusing)
    {
        var sum = new Tensor("sum", TensorRole.Temporary, true, new Shape(columns));
        var target = new Tensor("y", TensorRole.Temporary, true, new Shape(columns));

        Assert.Equal(isWorthFusing, EpilogueCost.IsWorthFusing(Map.Store(target, Tanh(In(0)), sum), sum));
        Assert.True(EpilogueCost.IsWorthFusing(Map.Store(target, Max(In(0), 0), sum), sum));
    }
}
