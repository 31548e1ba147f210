namespace NetGen.Numerics;

/// <summary>
/// A positive double-double times a power of two, with the double-double kept near 1: powers of it neither overflow nor lose bits
/// to denormals on the way.
/// </summary>
internal readonly record struct ScaledDoubleDouble(DoubleDouble Mantissa, long Exponent)
{
    /// <summary>Exponents beyond this are 0 or ∞ as a double for certain; they are held here lest they overflow too.</summary>
    private const long ExponentLimit = 1L << 60;

    internal static ScaledDoubleDouble One => new(new DoubleDouble(1, 0), 0);

    internal static ScaledDoubleDouble Of((double Mantissa, int Exponent) parts) =>
        new(new DoubleDouble(parts.Mantissa, 0), parts.Exponent);

    public static ScaledDoubleDouble operator *(ScaledDoubleDouble left, ScaledDoubleDouble right)
    {
        DoubleDouble product = left.Mantissa * right.Mantissa;
        int shift = (int)(BitConverter.DoubleToInt64Bits(product.High) >> 52) - 1023;
        double scale = BitConverter.Int64BitsToDouble((long)(1023 - shift) << 52);
        long exponent = Math.Clamp(left.Exponent + right.Exponent + shift, -ExponentLimit, ExponentLimit);
        return new(new DoubleDouble(product.High * scale, product.Low * scale), exponent);
    }

    internal ScaledDoubleDouble Reciprocal() => new(DoubleDouble.Quotient(1, Mantissa), -Exponent);

    internal double ToDouble() => Math.ScaleB(Mantissa.High + Mantissa.Low, (int)Math.Clamp(Exponent, -4000, 4000));
}
