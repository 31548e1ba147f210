namespace NetGen.Numerics;

/// <summary>
/// Elementary functions of float vectors, branch-free and with a tested error bound each. A vector of 128, 256 or 512 bits and a single
/// number give the same bits per element: the three widths run the same sequence of operations, and a number runs as one lane.
/// </summary>
/// <remarks>
/// <para>
/// A ULP (unit in the last place) is the distance of neighbouring floats at the exact result; below 2⁻¹²⁶ it is 2⁻¹⁴⁹. The bounds
/// hold where the hardware has fused multiply-add (x86 with FMA, Arm64). Elsewhere a multiply and an add take its place: the last bits
/// differ, the bounds grow to 8 ULP, and sine and cosine may be off by |x|·2⁻²³ besides.
/// </para>
/// <para>NaN gives NaN everywhere; the sign and payload of a NaN are not part of the contract.</para>
/// <para>
/// Methods: argument reduction after Cody and Waite, <i>Software Manual for the Elementary Functions</i> (1980); polynomials by a
/// minimax fit over float coefficients.
/// </para>
/// <para>
/// The widths are written out, since one generic text over wrapper structs spends the JIT's budgets for inlining and locals: a method with
/// 32 exponentials took 1.6 times as long that way, and seven times until its leftover calls were optimised.
/// </para>
/// </remarks>
public static partial class VectorMath
{
    private const int MantissaBits = 23;
    private const int ExponentBias = 127;
    private const int ExponentMask = unchecked((int)0xFF800000);
    private const int TwoThirdsBits = 0x3F2AAAAB;
    private const int FourBits = 0x40800000;
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>2⁻²⁵: below it, eˣ − 1 and log(1 + x) round to x.</summary>
    private const float Tiny = 1f / 33554432f;

    /// <summary>1.5·2²³: adding it rounds a number below 2²² to an integer, which then stands in the low bits.</summary>
    private const float RoundingShift = 12582912f;
    private const int RoundingShiftBits = 0x4B400000;

    /// <summary>The same with the exponent's bias in it: the low bits, moved up, are then the float 2ⁿ.</summary>
    private const float BiasedShift = RoundingShift + ExponentBias;

    private const float Log2E = 1.44269504f;
    private const float Ln2 = 0.693147181f;

    /// <summary>Ln 2 in two parts; the first has 15 bits, so that n times it is exact.</summary>
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;

    private const float InversePi = 0.318309886f;

    /// <summary>π in three parts, the first two rounded down: with all of one sign, subtracting 0·π leaves −0 alone.</summary>
    private const float PiHigh = 3.1415925f;
    private const float PiMiddle = 1.50995788e-07f;
    private const float PiLow = 1.07806051e-14f;
}
