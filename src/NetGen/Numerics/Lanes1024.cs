using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// 32 lanes: two vectors of 512 bits side by side, where hardware has registers for twice as many sums. Neighbouring lines of the cache are then read together, and what a loop
/// does besides is done half as often. (Each operation is written out, not made of those of <see cref="Lanes512"/>: what is inlined twice takes twice as long to compile.)
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
        new(Vector512.LoadUnsafe(ref source, (nuint)offset), Vector512.LoadUnsafe(ref source, (nuint)(offset + Half)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LoadBeyond(ref float source, nint offset) =>
        Load(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector1024 vector, ref float target, nint offset)
    {
        vector.First.StoreUnsafe(ref target, (nuint)offset);
        vector.Second.StoreUnsafe(ref target, (nuint)(offset + Half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LoadFirst(ref float source, nint offset, int count) =>
        new(Lanes512.LoadFirst(ref source, offset, count), Lanes512.LoadFirst(ref source, offset + Half, count - Half));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector1024 vector, ref float target, nint offset, int count)
    {
        Lanes512.StoreFirst(vector.First, ref target, offset, count);
        Lanes512.StoreFirst(vector.Second, ref target, offset + Half, count - Half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Create(float value) =>
        new(Vector512.Create(value), Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Uniform(in PhiloxStream random, uint index) =>
        new(random.Uniform512(index), random.Uniform512(index + Half));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 MultiplyAdd(Vector1024 a, Vector1024 b, Vector1024 c) =>
        new(Vector512.MultiplyAddEstimate(a.First, b.First, c.First), Vector512.MultiplyAddEstimate(a.Second, b.Second, c.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Add(Vector1024 a, Vector1024 b) =>
        new(a.First + b.First, a.Second + b.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Subtract(Vector1024 a, Vector1024 b) =>
        new(a.First - b.First, a.Second - b.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Multiply(Vector1024 a, Vector1024 b) =>
        new(a.First * b.First, a.Second * b.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Divide(Vector1024 a, Vector1024 b) =>
        new(a.First / b.First, a.Second / b.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Max(Vector1024 a, Vector1024 b) =>
        new(Vector512.Max(a.First, b.First), Vector512.Max(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Min(Vector1024 a, Vector1024 b) =>
        new(Vector512.Min(a.First, b.First), Vector512.Min(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 GreaterThan(Vector1024 a, Vector1024 b) =>
        new(Vector512.GreaterThan(a.First, b.First), Vector512.GreaterThan(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 GreaterThanOrEqual(Vector1024 a, Vector1024 b) =>
        new(Vector512.GreaterThanOrEqual(a.First, b.First), Vector512.GreaterThanOrEqual(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LessThan(Vector1024 a, Vector1024 b) =>
        new(Vector512.LessThan(a.First, b.First), Vector512.LessThan(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LessThanOrEqual(Vector1024 a, Vector1024 b) =>
        new(Vector512.LessThanOrEqual(a.First, b.First), Vector512.LessThanOrEqual(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 AreEqual(Vector1024 a, Vector1024 b) =>
        new(Vector512.Equals(a.First, b.First), Vector512.Equals(a.Second, b.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 ConditionalSelect(Vector1024 mask, Vector1024 whenSet, Vector1024 otherwise) =>
        new(Vector512.ConditionalSelect(mask.First, whenSet.First, otherwise.First), Vector512.ConditionalSelect(mask.Second, whenSet.Second, otherwise.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Negate(Vector1024 x) =>
        new(-x.First, -x.Second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Abs(Vector1024 x) =>
        new(Vector512.Abs(x.First), Vector512.Abs(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Sqrt(Vector1024 x) =>
        new(Vector512.Sqrt(x.First), Vector512.Sqrt(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Exp(Vector1024 x) =>
        new(VectorMath.Exp(x.First), VectorMath.Exp(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 ExpM1(Vector1024 x) =>
        new(VectorMath.ExpM1(x.First), VectorMath.ExpM1(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Log(Vector1024 x) =>
        new(VectorMath.Log(x.First), VectorMath.Log(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Log1P(Vector1024 x) =>
        new(VectorMath.Log1P(x.First), VectorMath.Log1P(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Tanh(Vector1024 x) =>
        new(VectorMath.Tanh(x.First), VectorMath.Tanh(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Sigmoid(Vector1024 x) =>
        new(VectorMath.Sigmoid(x.First), VectorMath.Sigmoid(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Softplus(Vector1024 x) =>
        new(VectorMath.Softplus(x.First), VectorMath.Softplus(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 LogCosh(Vector1024 x) =>
        new(VectorMath.LogCosh(x.First), VectorMath.LogCosh(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Erf(Vector1024 x) =>
        new(VectorMath.Erf(x.First), VectorMath.Erf(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Sin(Vector1024 x) =>
        new(VectorMath.Sin(x.First), VectorMath.Sin(x.Second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1024 Cos(Vector1024 x) =>
        new(VectorMath.Cos(x.First), VectorMath.Cos(x.Second));
}

/// <summary>Two vectors of 512 bits.</summary>
/// <param name="lower">The first 16 lanes.</param>
/// <param name="upper">The last 16 lanes.</param>
public readonly struct Vector1024(Vector512<float> lower, Vector512<float> upper) : IEquatable<Vector1024>
{
    // Read without a call, which would have to be inlined.
    internal readonly Vector512<float> First = lower;
    internal readonly Vector512<float> Second = upper;

    /// <summary>The first 16 lanes.</summary>
    public Vector512<float> Lower => First;

    /// <summary>The last 16 lanes.</summary>
    public Vector512<float> Upper => Second;

    /// <summary>Whether all lanes are equal.</summary>
    public static bool operator ==(Vector1024 left, Vector1024 right) => left.Equals(right);

    /// <summary>Whether some lanes differ.</summary>
    public static bool operator !=(Vector1024 left, Vector1024 right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Vector1024 other) => First.Equals(other.First) && Second.Equals(other.Second);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Vector1024 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, Second);
}
