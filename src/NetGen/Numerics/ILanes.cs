using System.Diagnostics.CodeAnalysis;

namespace NetGen.Numerics;

/// <summary>
/// Arithmetic on vectors of one width, so that generated code is written once for all of them. The just-in-time compiler makes a version
/// of its own for each width, with every call below a single instruction, or the inlined function.
/// </summary>
/// <typeparam name="TVector">The vector: <c>Vector512&lt;float&gt;</c>, …, or <c>float</c> alone.</typeparam>
/// <remarks>An element's bits are the same at every width.</remarks>
[SuppressMessage("Design", "CA1000", Justification = "Generated code calls them through its type parameter.")]
public interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Numbers in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>All 0.</summary>
    static abstract TVector Zero { get; }

    /// <summary>The numbers from <paramref name="offset"/> on behind <paramref name="source"/>.</summary>
    static abstract TVector Load(ref float source, nint offset);

    /// <summary>The same where a vector's worth of numbers may be read even if not all lanes are used: the others may hold anything.</summary>
    static abstract TVector LoadBeyond(ref float source, nint offset);

    /// <summary>Writes a vector to <paramref name="offset"/> numbers behind <paramref name="target"/>.</summary>
    static abstract void Store(TVector vector, ref float target, nint offset);

    /// <summary>The first <paramref name="count"/> numbers from <paramref name="offset"/> on, 0 in the other lanes; nothing behind them is read.</summary>
    static abstract TVector LoadFirst(ref float source, nint offset, int count);

    /// <summary>Writes the first <paramref name="count"/> numbers of a vector, and nothing behind them.</summary>
    static abstract void StoreFirst(TVector vector, ref float target, nint offset, int count);

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Create(float value);

    /// <summary>The uniform numbers in [0, 1) from <paramref name="index"/> on.</summary>
    static abstract TVector Uniform(in PhiloxStream random, uint index);

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a·b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>The larger, NaN if either is, 0 above −0.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The smaller, NaN if either is, −0 below 0.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>Where a &gt; b. A mask for <see cref="ConditionalSelect"/>.</summary>
    static abstract TVector GreaterThan(TVector a, TVector b);

    /// <summary>Where a ≥ b. A mask for <see cref="ConditionalSelect"/>.</summary>
    static abstract TVector GreaterThanOrEqual(TVector a, TVector b);

    /// <summary>Where a &lt; b. A mask for <see cref="ConditionalSelect"/>.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>Where a ≤ b. A mask for <see cref="ConditionalSelect"/>.</summary>
    static abstract TVector LessThanOrEqual(TVector a, TVector b);

    /// <summary>Where a = b. A mask for <see cref="ConditionalSelect"/>.</summary>
    static abstract TVector AreEqual(TVector a, TVector b);

    /// <summary><paramref name="whenSet"/> where the mask is set, else <paramref name="otherwise"/>.</summary>
    static abstract TVector ConditionalSelect(TVector mask, TVector whenSet, TVector otherwise);

    /// <summary>−x.</summary>
    static abstract TVector Negate(TVector x);

    /// <summary>|x|.</summary>
    static abstract TVector Abs(TVector x);

    /// <summary>The square root.</summary>
    static abstract TVector Sqrt(TVector x);

    /// <summary>eˣ. See <see cref="VectorMath"/>.</summary>
    static abstract TVector Exp(TVector x);

    /// <summary>eˣ − 1. See <see cref="VectorMath"/>.</summary>
    static abstract TVector ExpM1(TVector x);

    /// <summary>log x. See <see cref="VectorMath"/>.</summary>
    static abstract TVector Log(TVector x);

    /// <summary>log(1 + x). See <see cref="VectorMath"/>.</summary>
    static abstract TVector Log1P(TVector x);

    /// <summary>tanh x. See <see cref="VectorMath"/>.</summary>
    static abstract TVector Tanh(TVector x);

    /// <summary>1/(1 + e⁻ˣ). See <see cref="VectorMath"/>.</summary>
    static abstract TVector Sigmoid(TVector x);

    /// <summary>log(1 + eˣ). See <see cref="VectorMath"/>.</summary>
    static abstract TVector Softplus(TVector x);

    /// <summary>log cosh x. See <see cref="VectorMath"/>.</summary>
    static abstract TVector LogCosh(TVector x);

    /// <summary>The error function. See <see cref="VectorMath"/>.</summary>
    static abstract TVector Erf(TVector x);

    /// <summary>sin x. See <see cref="VectorMath"/>.</summary>
    static abstract TVector Sin(TVector x);

    /// <summary>cos x. See <see cref="VectorMath"/>.</summary>
    static abstract TVector Cos(TVector x);
}
