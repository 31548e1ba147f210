namespace NetGen.Fuzz;

/// <summary>Random choices that are the same for the same seed.</summary>
internal sealed class Dice
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private readonly Random _random;

    /// <param name="seed">The run's seed.</param>
    /// <param name="index">The case's number in the run. Neighbours get sequences that have nothing in common (SplitMix64).</param>
    public Dice(int seed, int index)
    {
        var mixed = unchecked((((ulong)(uint)seed << 32) | (uint)index) * Golden);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB);
        _random = new Random((int)(mixed >> 33));
    }

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Number(int least, int most) => _random.Next(least, most + 1);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        _random.Shuffle(all);
        return all;
    }

    /// <summary>Each item with this probability, in the order of the items.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> items, double probability) => items.Where(_ => Chance(probability)).ToList();
}
