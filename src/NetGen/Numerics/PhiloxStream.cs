using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// An endless, randomly accessible sequence of random words: value <c>i</c> is a pure function of (seed, stream, step, i), so it
/// is the same whoever asks for it, in whatever order, on whatever thread and in vectors of whatever width.
/// </summary>
/// <remarks>
/// The generator is Philox4x32-10 of Salmon, Moraes, Dror and Shaw, <i>Parallel random numbers: as easy as 1, 2, 3</i> (SC 2011).
/// The key is <c>seed</c> (low word first), the counter of a block is <c>(index &gt;&gt; 2, stream, step low, step high)</c> and the
/// word of the block is <c>index &amp; 3</c>. Indices wrap round at 2³². It is not meant for cryptography.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers, as the literature calls it; not a System.IO.Stream.")]
public readonly partial struct PhiloxStream
{
    /// <summary>What a 24-bit integer is multiplied by to become a number in [0, 1).</summary>
    private const float UniformScale = 1f / (1 << 24);

    /// <summary>The block of the last index; the one after it is block 0 again.</summary>
    private const uint LastBlock = uint.MaxValue >> 2;

    /// <summary>The counter of block 0, in each of four lanes: kept ready, since putting it together costs as much as two rounds.</summary>
    private readonly Vector512<uint> _counter;

    /// <summary>The two key words where the rounds add them, in each of four lanes: in elements 0 and 2; the others are zero.</summary>
    private readonly Vector512<uint> _key;

    /// <summary>Names one sequence of 2³² values.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">What the values are for: one number for each parameter, dropout layer, shuffle, …</param>
    /// <param name="step">The training step, for values that are drawn anew at every step; otherwise 0.</param>
    public PhiloxStream(ulong seed, uint stream, ulong step)
    {
        Vector128<uint> counter = Vector128.Create(0, stream, (uint)step, (uint)(step >> 32));
        Vector128<uint> key = Vector128.Create((uint)seed, 0, (uint)(seed >> 32), 0);
        _counter = Vector512.Create(Vector256.Create(counter, counter), Vector256.Create(counter, counter));
        _key = Vector512.Create(Vector256.Create(key, key), Vector256.Create(key, key));
    }

    /// <summary>The 32 random bits at <paramref name="index"/>.</summary>
    public uint Word(uint index)
    {
        (uint word0, uint word1, uint word2, uint word3) = PhiloxRounds.Block(
            (index >> 2, _counter.GetElement(1), _counter.GetElement(2), _counter.GetElement(3)), (_key.GetElement(0), _key.GetElement(2)));
        return (index & 3) switch { 0 => word0, 1 => word1, 2 => word2, _ => word3 };
    }

    /// <summary>The number at <paramref name="index"/>, uniform in [0, 1): the upper 24 bits of the word, times 2⁻²⁴ (exact).</summary>
    public float Uniform(uint index) => UniformOf(Word(index));

    /// <summary>
    /// The number at <paramref name="index"/>, normally distributed with mean 0 and standard deviation 1. One word makes one number, by
    /// the inverse of the distribution function; so the magnitude is at most 6.34.
    /// </summary>
    public double Gaussian(uint index) => GaussianOf(Word(index));

    internal static float UniformOf(uint word) => (word >> 8) * UniformScale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UniformOf(Vector128<uint> words) =>
        Vector128.ConvertToSingle((words >>> 8).AsInt32()) * Vector128.Create(UniformScale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UniformOf(Vector256<uint> words) =>
        Vector256.ConvertToSingle((words >>> 8).AsInt32()) * Vector256.Create(UniformScale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> UniformOf(Vector512<uint> words) =>
        Vector512.ConvertToSingle((words >>> 8).AsInt32()) * Vector512.Create(UniformScale);

    internal static double GaussianOf(uint word) => NormalQuantile.Of((word + 0.5) * (1.0 / 4294967296.0));

    /// <summary>The uniform numbers of the indices <paramref name="start"/> … <paramref name="start"/> + 3; any start will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Uniform128(uint start) => UniformOf(Words128(start));

    /// <summary>The uniform numbers of the indices <paramref name="start"/> … <paramref name="start"/> + 7; any start will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Uniform256(uint start) => UniformOf(Words256(start));

    /// <summary>The uniform numbers of the indices <paramref name="start"/> … <paramref name="start"/> + 15; any start will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Uniform512(uint start) => UniformOf(Words512(start));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal Vector128<uint> Words128(uint start) =>
        (start & 3) != 0 ? Unaligned128(start) : PhiloxRounds.Run(Counters128(start), _key.GetLower().GetLower());

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal Vector256<uint> Words256(uint start) =>
        (start & 3) != 0 ? Unaligned256(start) : PhiloxRounds.Run(Counters256(start), _key.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal Vector512<uint> Words512(uint start) =>
        (start & 3) != 0 ? Unaligned512(start) : PhiloxRounds.Run(Counters512(start), _key);

    // The counters of the blocks from the one of an index on. Element 0 of every 128-bit lane is the number of the lane's block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<uint> Counters128(uint start) => _counter.GetLower().GetLower() | Vector128.CreateScalar(start >> 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<uint> Counters256(uint start)
    {
        Vector256<uint> blocks = Vector256.Create(start >> 2) + Vector256.Create(0u, 0, 0, 0, 1, 0, 0, 0);
        return _counter.GetLower() | (blocks & Vector256.Create(LastBlock, 0, 0, 0, LastBlock, 0, 0, 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<uint> Counters512(uint start)
    {
        Vector512<uint> blocks = Vector512.Create(start >> 2) + Vector512.Create(0u, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0);
        return _counter | (blocks & Vector512.Create(LastBlock, 0, 0, 0, LastBlock, 0, 0, 0, LastBlock, 0, 0, 0, LastBlock, 0, 0, 0));
    }
}
