using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class VectorMathSpecialValueTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float NaN = float.NaN;

    [Theory]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", -Infinity, 0f)]
    [InlineData("Exp", 88.73f, Infinity)]
    [InlineData("Exp", -104f, 0f)]
    [InlineData("Exp", -103.5f, float.Epsilon)]
    [InlineData("ExpM1", 0f, 0f)]
    [InlineData("ExpM1", float.Epsilon, float.Epsilon)]
    [InlineData("ExpM1", -Infinity, -1f)]
    [InlineData("ExpM1", Infinity, Infinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", 0f, -Infinity)]
    [InlineData("Log", -1f, NaN)]
    [InlineData("Log", -Infinity, NaN)]
    [InlineData("Log", -float.Epsilon, NaN)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Log", float.Epsilon, -103.27893f)]
    [InlineData("Log1P", 0f, 0f)]
    [InlineData("Log1P", -float.Epsilon, -float.Epsilon)]
    [InlineData("Log1P", -1f, -Infinity)]
    [InlineData("Log1P", -1.5f, NaN)]
    [InlineData("Log1P", -Infinity, NaN)]
    [InlineData("Log1P", Infinity, Infinity)]
    [InlineData("Log1P", float.MaxValue, 88.72284f)]
    [InlineData("Tanh", 0f, 0f)]
    [InlineData("Tanh", Infinity, 1f)]
    [InlineData("Tanh", -Infinity, -1f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Sigmoid", Infinity, 1f)]
    [InlineData("Sigmoid", -Infinity, 0f)]
    [InlineData("Sigmoid", -float.MaxValue, 0f)]
    [InlineData("Softplus", Infinity, Infinity)]
    [InlineData("Softplus", -Infinity, 0f)]
    [InlineData("Softplus", 0f, 0.693147181f)]
    [InlineData("LogCosh", 0f, 0f)]
    [InlineData("LogCosh", Infinity, Infinity)]
    [InlineData("LogCosh", -Infinity, Infinity)]
    [InlineData("Erf", 0f, 0f)]
    [InlineData("Erf", Infinity, 1f)]
    [InlineData("Erf", -Infinity, -1f)]
    [InlineData("Sin", 0f, 0f)]
    [InlineData("Sin", Infinity, NaN)]
    [InlineData("Cos", 0f, 1f)]
    [InlineData("Cos", -Infinity, NaN)]
    public void Special_arguments_give_their_documented_values(string name, float argument, float expected)
    {
        float actual = ElementaryFunction.Named(name).Scalar(argument);
        if (float.IsNaN(expected))
        {
            Assert.True(float.IsNaN(actual), $"{name}({argument:R}) is {actual:R} and not NaN.");
            return;
        }

        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));
    }

    [Theory]
    [MemberData(nameof(ElementaryFunction.Names), MemberType = typeof(ElementaryFunction))]
    public void NaN_of_either_sign_and_any_payload_gives_NaN(string name)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        foreach (uint bits in new[] { 0x7FC00000u, 0xFFC00000u, 0x7FFFFFFFu, 0xFFFFFFFFu, 0x7FC12345u, 0x7F800001u, 0xFF800001u })
        {
            Assert.True(float.IsNaN(function.Scalar(BitConverter.UInt32BitsToSingle(bits))));
        }
    }

    [Theory]
    [InlineData("ExpM1", -0f)]
    [InlineData("Log1P", -0f)]
    [InlineData("Tanh", -0f)]
    [InlineData("Erf", -0f)]
    [InlineData("Sin", -0f)]
    [InlineData("LogCosh", 0f)]
    [InlineData("Log", float.NegativeInfinity)]
    [InlineData("Exp", 1f)]
    [InlineData("Sigmoid", 0.5f)]
    [InlineData("Cos", 1f)]
    public void Negative_zero_is_told_from_zero_where_the_function_tells_them_apart(string name, float expected)
    {
        float actual = ElementaryFunction.Named(name).Scalar(-0f);
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Erf")]
    [InlineData("Sin")]
    public void Odd_functions_are_odd_to_the_bit(string name)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        IEnumerable<float> arguments = Sample().Where(x => Math.Abs(x) <= function.LargestArgument);
        Assert.All(arguments, x => Assert.Equal(-function.Scalar(x), function.Scalar(-x)));
    }

    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tanh")]
    [InlineData("Erf")]
    public void Bounded_functions_never_leave_their_bounds_however_large_the_argument(string name)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        Assert.All(Sample(), x => Assert.InRange(function.Scalar(x), -1f, 1f));
        Assert.InRange(function.Scalar(float.MaxValue), -1f, 1f);
        Assert.InRange(function.Scalar(-1e30f), -1f, 1f);
    }

    [Fact]
    public void The_logistic_function_and_the_hyperbolic_tangent_saturate_exactly()
    {
        Assert.Equal(1f, VectorMath.Sigmoid(17.4f));
        Assert.Equal(1f, VectorMath.Tanh(9.02f));
        Assert.Equal(1f, VectorMath.Erf(3.93f));
    }

    private static IEnumerable<float> Sample() => Ulp.Arguments.Where((x, index) => index % 499 == 0 && float.IsFinite(x));
}
