using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Emission;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>The C# compiler itself reads the literals back.</summary>
public sealed class LiteralTests
{
    private const int Randoms = 2000;

    public static TheoryData<double> Doubles =>
        [0, -0.0, 1, -1, 0.1, 1 / 3d, 1e20, -1e-20, 1e308, double.Epsilon, double.MaxValue, double.MinValue, Math.PI, 123456789012345678];

    public static TheoryData<float> Floats =>
        [0, -0f, 1, -1, 0.1f, 1 / 3f, 16777216, 1e20f, -1e-20f, float.Epsilon, float.MaxValue, float.MinValue, 1.17549435e-38f];

    [Theory]
    [MemberData(nameof(Doubles))]
    public void A_double_reads_back_to_the_same_bits(double value)
    {
        using var culture = new HostileCulture();
        AssertDouble(value);
    }

    [Theory]
    [MemberData(nameof(Floats))]
    public void A_float_reads_back_to_the_same_bits(float value)
    {
        using var culture = new HostileCulture();
        AssertFloat(value);
    }

    [Fact]
    public void Random_bits_read_back_to_the_same_bits()
    {
        using var culture = new HostileCulture();
        var random = new Random(1);
        for (var i = 0; i < Randoms; i++)
        {
            if (BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)) is var number && double.IsFinite(number))
                AssertDouble(number);
            if (BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)) is var single && float.IsFinite(single))
                AssertFloat(single);
        }
    }

    [Fact]
    public void What_is_no_number_has_a_name()
    {
        using var culture = new HostileCulture();
        Assert.Equal("float.NaN", Literal.Float(double.NaN));
        Assert.Equal("float.PositiveInfinity", Literal.Float(double.PositiveInfinity));
        Assert.Equal("float.NegativeInfinity", Literal.Float(-1e300));
        Assert.Equal("double.NaN", Literal.Double(double.NaN));
        Assert.Equal("double.PositiveInfinity", Literal.Double(double.PositiveInfinity));
        Assert.Equal("double.NegativeInfinity", Literal.Double(double.NegativeInfinity));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1234567, "-1234567")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void Integers_have_no_groups_and_a_plain_sign(long value, string text)
    {
        using var culture = new HostileCulture();
        Assert.Equal(text, Literal.Int(value));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("quote \" backslash \\ line\nend {0} ∂")]
    public void A_string_reads_back_to_itself(string value) =>
        Assert.Equal(value, ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(Literal.String(value))).Token.Value);

    private static void AssertDouble(double value) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits((double)Read(Literal.Double(value))));

    private static void AssertFloat(float value) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits((float)Read(Literal.Float(value))));

    private static object Read(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        Assert.False(expression.ContainsDiagnostics, text);
        return expression switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax literal } =>
                literal.Token.Value is float single ? (object)-single : -(double)literal.Token.Value!,
            LiteralExpressionSyntax literal => literal.Token.Value!,
            _ => throw new InvalidOperationException($"{text} is no literal."),
        };
    }
}
