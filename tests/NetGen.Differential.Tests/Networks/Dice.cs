using NetGen.Numerics;

namespace NetGen.Differential.Tests.Networks;

/// <summary>Random choices from a seed: the same on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private readonly PhiloxStream _words = new(seed, 0, 0);
    private uint _next;

    public int Below(int count) => (int)(_words.Word(_next++) % (uint)count);

    public bool Chance(double probability) => Uniform() < probability;

    public float Uniform() => _words.Uniform(_next++);

    public float Between(float low, float high) => low + ((high - low) * Uniform());

    public T Of<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
