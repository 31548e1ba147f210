using NetGen.Numerics;

namespace NetGen.Training;

/// <summary>Ways from one rate to another.</summary>
internal static class Annealing
{
    /// <summary>Half a period of a cosine: level at both ends.</summary>
    /// <param name="from">The rate at fraction 0.</param>
    /// <param name="to">The rate at fraction 1.</param>
    /// <param name="fraction">How much of the way is done, 0 .. 1.</param>
    public static double Cosine(double from, double to, double fraction) => to + ((from - to) * 0.5 * (1 + ScalarMath.CosPi(fraction)));

    /// <summary>A straight line.</summary>
    /// <param name="from">The rate at fraction 0.</param>
    /// <param name="to">The rate at fraction 1.</param>
    /// <param name="fraction">How much of the way is done, 0 .. 1.</param>
    public static double Linear(double from, double to, double fraction) => from + ((to - from) * fraction);
}
