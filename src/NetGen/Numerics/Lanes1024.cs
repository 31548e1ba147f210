using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// 32 lanes: two vectors of 512 bits side by side, where hardware has registers for twice as many sums. Neighbouring lines of the cache are then read together, and what a loop
/// does besides is done half as often.
/// </summary>
public readonly struct Lanes1024 : ILanes<Vector1024>
{
    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * Half;
    }

    /// <inheritdoc/>
    public static Vector1024 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero, Vector512<float>.Zero);
    }

    private const int Half = 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Load(ref float source, nint offset) =>
        new(Lanes512.Load(ref source, offset), Lanes512.Load(ref source, offset + Half));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LoadBeyond(ref float source, nint offset) =>
        Load(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector1024 vector, ref float target, nint offset)
    {
        Lanes512.Store(vector.Lower, ref target, offset);
        Lanes512.Store(vector.Upper, ref target, offset + Half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LoadFirst(ref float source, nint offset, int count) =>
        new(Lanes512.LoadFirst(ref source, offset, count), Lanes512.LoadFirst(ref source, offset + Half, count - Half));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector1024 vector, ref float target, nint offset, int count)
    {
        Lanes512.StoreFirst(vector.Lower, ref target, offset, count);
        Lanes512.StoreFirst(vector.Upper, ref target, offset + Half, count - Half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Create(float value) =>
        new(Vector512.Create(value), Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Uniform(in PhiloxStream random, uint index)
    {
        var lower = Lanes512.Uniform(in random, index, out var upper);
        return new(lower, upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Uniform(in PhiloxStream random, uint index, out Vector1024 second)
    {
        second = Uniform(in random, index + (uint)Count);
        return Uniform(in random, index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 MultiplyAdd(Vector1024 a, Vector1024 b, Vector1024 c) =>
        new(Lanes512.MultiplyAdd(a.Lower, b.Lower, c.Lower), Lanes512.MultiplyAdd(a.Upper, b.Upper, c.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Add(Vector1024 a, Vector1024 b) =>
        new(Lanes512.Add(a.Lower, b.Lower), Lanes512.Add(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Subtract(Vector1024 a, Vector1024 b) =>
        new(Lanes512.Subtract(a.Lower, b.Lower), Lanes512.Subtract(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Multiply(Vector1024 a, Vector1024 b) =>
        new(Lanes512.Multiply(a.Lower, b.Lower), Lanes512.Multiply(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Divide(Vector1024 a, Vector1024 b) =>
        new(Lanes512.Divide(a.Lower, b.Lower), Lanes512.Divide(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Max(Vector1024 a, Vector1024 b) =>
        new(Lanes512.Max(a.Lower, b.Lower), Lanes512.Max(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Min(Vector1024 a, Vector1024 b) =>
        new(Lanes512.Min(a.Lower, b.Lower), Lanes512.Min(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 GreaterThan(Vector1024 a, Vector1024 b) =>
        new(Lanes512.GreaterThan(a.Lower, b.Lower), Lanes512.GreaterThan(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 GreaterThanOrEqual(Vector1024 a, Vector1024 b) =>
        new(Lanes512.GreaterThanOrEqual(a.Lower, b.Lower), Lanes512.GreaterThanOrEqual(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LessThan(Vector1024 a, Vector1024 b) =>
        new(Lanes512.LessThan(a.Lower, b.Lower), Lanes512.LessThan(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LessThanOrEqual(Vector1024 a, Vector1024 b) =>
        new(Lanes512.LessThanOrEqual(a.Lower, b.Lower), Lanes512.LessThanOrEqual(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 AreEqual(Vector1024 a, Vector1024 b) =>
        new(Lanes512.AreEqual(a.Lower, b.Lower), Lanes512.AreEqual(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 ConditionalSelect(Vector1024 mask, Vector1024 whenSet, Vector1024 otherwise) =>
        new(Lanes512.ConditionalSelect(mask.Lower, whenSet.Lower, otherwise.Lower), Lanes512.ConditionalSelect(mask.Upper, whenSet.Upper, otherwise.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Negate(Vector1024 x) =>
        new(Lanes512.Negate(x.Lower), Lanes512.Negate(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Abs(Vector1024 x) =>
        new(Lanes512.Abs(x.Lower), Lanes512.Abs(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Sqrt(Vector1024 x) =>
        new(Lanes512.Sqrt(x.Lower), Lanes512.Sqrt(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Exp(Vector1024 x) =>
        new(Lanes512.Exp(x.Lower), Lanes512.Exp(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 ExpM1(Vector1024 x) =>
        new(Lanes512.ExpM1(x.Lower), Lanes512.ExpM1(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Log(Vector1024 x) =>
        new(Lanes512.Log(x.Lower), Lanes512.Log(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Log1P(Vector1024 x) =>
        new(Lanes512.Log1P(x.Lower), Lanes512.Log1P(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Tanh(Vector1024 x) =>
        new(Lanes512.Tanh(x.Lower), Lanes512.Tanh(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Sigmoid(Vector1024 x) =>
        new(Lanes512.Sigmoid(x.Lower), Lanes512.Sigmoid(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Softplus(Vector1024 x) =>
        new(Lanes512.Softplus(x.Lower), Lanes512.Softplus(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LogCosh(Vector1024 x) =>
        new(Lanes512.LogCosh(x.Lower), Lanes512.LogCosh(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Erf(Vector1024 x) =>
        new(Lanes512.Erf(x.Lower), Lanes512.Erf(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Sin(Vector1024 x) =>
        new(Lanes512.Sin(x.Lower), Lanes512.Sin(x.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Cos(Vector1024 x) =>
        new(Lanes512.Cos(x.Lower), Lanes512.Cos(x.Upper));
}

/// <summary>Two vectors of 512 bits.</summary>
/// <param name="Lower">The first 16 lanes.</param>
/// <param name="Upper">The last 16 lanes.</param>
public readonly record struct Vector1024(Vector512<float> Lower, Vector512<float> Upper);
