using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Random numbers of the kinds that data handling needs, each addressed by its stream and the number of the draw.</summary>
internal static class RandomDraw
{
    /// <summary>A whole number in 0 .. bound - 1. It takes the words 2 · draw and 2 · draw + 1.</summary>
    public static int Below(in PhiloxStream random, uint draw, int bound) => Below(random.Word(2 * draw), random.Word((2 * draw) + 1), bound);

    /// <summary>The same from the draw's two words.</summary>
    public static int Below(uint first, uint second, int bound)
    {
        // 64 random bits times the bound, upper word: the bias is below 2^-33, and every draw has its own counter.
        ulong bits = ((ulong)first << 32) | second;
        return (int)Math.BigMul(bits, (ulong)bound, out _);
    }

    /// <summary>A whole number in -most .. most.</summary>
    public static int Within(in PhiloxStream random, uint draw, int most) => Below(random, draw, (2 * most) + 1) - most;

    /// <summary>A number in [0, 1) with 24 bits. It takes the word 2 · draw.</summary>
    public static float Uniform(in PhiloxStream random, uint draw) => random.Uniform(2 * draw);
}
