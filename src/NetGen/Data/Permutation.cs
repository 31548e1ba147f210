using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Random orders from the counter-based generator: the same on every machine and for any number of threads.</summary>
internal static class Permutation
{
    /// <summary>Fills with 0 .. length - 1 in an order that depends on the three numbers only.</summary>
    public static void Fill(Span<int> order, ulong seed, uint stream, ulong step)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Shuffle(order, seed, stream, step);
    }

    /// <summary>Fisher-Yates (R. Durstenfeld, Algorithm 235, CACM 7, 1964).</summary>
    public static void Shuffle(Span<int> items, ulong seed, uint stream, ulong step)
    {
        var random = new PhiloxStream(seed, stream, step);
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(random, (uint)i, i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    // 64 random bits times the bound, upper word: the bias is below 2^-33, and every draw has its own counter.
    private static int Below(PhiloxStream random, uint draw, int bound)
    {
        ulong bits = ((ulong)random.Word(2 * draw) << 32) | random.Word((2 * draw) + 1);
        return (int)Math.BigMul(bits, (ulong)bound, out _);
    }
}
