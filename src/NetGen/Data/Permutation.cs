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
            int j = RandomDraw.Below(random, (uint)i, i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
