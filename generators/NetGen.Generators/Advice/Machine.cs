namespace NetGen.Generators.Advice;

/// <summary>The machine that costs are told for; a project can set it by properties.</summary>
/// <param name="SecondLevelCache">Bytes of a core's second-level cache.</param>
/// <param name="Lanes">Floats in a vector.</param>
internal sealed record Machine(long SecondLevelCache, int Lanes)
{
    /// <summary>A present-day desktop or server: 1 MiB, 512 bits.</summary>
    public static readonly Machine Usual = new(1024 * 1024, 16);
}
