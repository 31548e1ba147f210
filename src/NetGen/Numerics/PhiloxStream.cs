using System.Diagnostics.CodeAnalysis;
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

    private readonly ulong _seed;
    private readonly ulong _step;
    private readonly uint _stream;

    /// <summary>Names one sequence of 2³² values.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="stream">What the values are for: one number for each parameter, dropout layer, shuffle, …</param>
    /// <param name="step">The training step, for values that are drawn anew at every step; otherwise 0.</param>
    public PhiloxStream(ulong seed, uint stream, ulong step)
    {
        _seed = seed;
        _stream = stream;
        _step = step;
    }

    /// <summary>The 32 random bits at <paramref name="index"/>.</summary>
    public uint Word(uint index)
    {
        (uint word0, uint word1, uint word2, uint word3) = PhiloxRounds.Block(
            (index >> 2, _stream, (uint)_step, (uint)(_step >> 32)), ((uint)_seed, (uint)(_seed >> 32)));
        return (index & 3) switch { 0 => word0, 1 => word1, 2 => word2, _ => word3 };
    }

    /// <summary>The number at <paramref name="index"/>, uniform in [0, 1): the upper 24 bits of the word, times 2⁻²⁴ (exact).</summary>
    public float Uniform(uint index) => (Word(index) >> 8) * UniformScale;

    /// <summary>
    /// The number at <paramref name="index"/>, normally distributed with mean 0 and standard deviation 1. One word makes one number, by
    /// the inverse of the distribution function; so the magnitude is at most 6.34.
    /// </summary>
    public double Gaussian(uint index) => NormalQuantile.Of((Word(index) + 0.5) * (1.0 / 4294967296.0));

    /// <summary>The uniform numbers of the indices <paramref name="start"/> … <paramref name="start"/> + 3; any start will do.</summary>
    public Vector128<float> Uniform128(uint start)
    {
        Vector128<uint> words = (start & 3) == 0
            ? PhiloxRounds.Run(Counter128(start >> 2), Key)
            : Unaligned128(start);
        return Vector128.ConvertToSingle((words >>> 8).AsInt32()) * Vector128.Create(UniformScale);
    }

    /// <summary>The uniform numbers of the indices <paramref name="start"/> … <paramref name="start"/> + 7; any start will do.</summary>
    public Vector256<float> Uniform256(uint start)
    {
        Vector256<uint> words = (start & 3) == 0
            ? PhiloxRounds.Run(Counter256(start >> 2), Key)
            : Unaligned256(start);
        return Vector256.ConvertToSingle((words >>> 8).AsInt32()) * Vector256.Create(UniformScale);
    }

    /// <summary>The uniform numbers of the indices <paramref name="start"/> … <paramref name="start"/> + 15; any start will do.</summary>
    public Vector512<float> Uniform512(uint start)
    {
        Vector512<uint> words = (start & 3) == 0
            ? PhiloxRounds.Run(Counter512(start >> 2), Key)
            : Unaligned512(start);
        return Vector512.ConvertToSingle((words >>> 8).AsInt32()) * Vector512.Create(UniformScale);
    }

    // The two key words stand where the round adds them: in the even elements; the odd ones are zero.
    private Vector128<uint> Key => Vector128.Create((uint)_seed, 0, (uint)(_seed >> 32), 0);

    private Vector128<uint> Counter128(uint block) => Vector128.Create(block, _stream, (uint)_step, (uint)(_step >> 32));

    private Vector256<uint> Counter256(uint block) => Vector256.Create(Counter128(block), Counter128(block + 1));

    private Vector512<uint> Counter512(uint block) => Vector512.Create(Counter256(block), Counter256(block + 2));
}
