using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>Random orders from the counter-based generator: the same on every machine and for any number of threads.</summary>
internal static class Permutation
{
    private const int DrawsAtOnce = 128;

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
        Span<uint> words = stackalloc uint[2 * DrawsAtOnce];
        for (int i = items.Length - 1; i > 0; i--)
        {
            // Item i is exchanged as draw i says. A block of random bits makes two draws; many blocks at once cost next to nothing.
            int draw = i % DrawsAtOnce;
            if (draw == DrawsAtOnce - 1 || i == items.Length - 1) random.FillWords(words[..(2 * (draw + 1))], 2 * (uint)(i - draw));
            int j = RandomDraw.Below(words[2 * draw], words[(2 * draw) + 1], i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
