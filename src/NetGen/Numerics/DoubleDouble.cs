namespace NetGen.Numerics;

/// <summary>
/// The unevaluated sum of two doubles, the second at most a rounding error of the first: about 106 bits. The algorithms are those of
/// Dekker, <i>A floating-point technique for extending the available precision</i> (1971), with a fused multiply-add for the exact product.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>Exactly left + right, whatever their magnitudes.</summary>
    internal static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right;
        double rightPart = sum - left;
        return new(sum, left - (sum - rightPart) + (right - rightPart));
    }

    /// <summary>numerator / denominator to about 2⁻¹⁰⁰.</summary>
    internal static DoubleDouble Quotient(double numerator, DoubleDouble denominator)
    {
        double quotient = numerator / denominator.High;
        double rest = Math.FusedMultiplyAdd(-quotient, denominator.High, numerator);
        rest = Math.FusedMultiplyAdd(-quotient, denominator.Low, rest);
        return Ordered(quotient, rest / denominator.High);
    }

    public static DoubleDouble operator +(DoubleDouble left, double right)
    {
        DoubleDouble sum = Sum(left.High, right);
        return Ordered(sum.High, sum.Low + left.Low);
    }

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble sum = Sum(left.High, right.High);
        return Ordered(sum.High, sum.Low + (left.Low + right.Low));
    }

    public static DoubleDouble operator *(DoubleDouble left, double right)
    {
        double product = left.High * right;
        double error = Math.FusedMultiplyAdd(left.High, right, -product);
        return Ordered(product, Math.FusedMultiplyAdd(left.Low, right, error));
    }

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        double product = left.High * right.High;
        double error = Math.FusedMultiplyAdd(left.High, right.High, -product);
        error = Math.FusedMultiplyAdd(left.High, right.Low, error);
        return Ordered(product, Math.FusedMultiplyAdd(left.Low, right.High, error));
    }

    /// <summary>The sum of two numbers of which the first is the larger in magnitude.</summary>
    private static DoubleDouble Ordered(double larger, double smaller)
    {
        double sum = larger + smaller;
        return new(sum, larger - sum + smaller);
    }
}
