using NetGen.Numerics;

namespace NetGen.Data;

/// <summary>
/// The symmetric beta distribution, as X / (X + Y) of two gamma variables by Marsaglia and Tsang, <i>A simple method for generating gamma
/// variables</i> (ACM TOMS 26, 2000). It works with logarithms, since small shapes give numbers that no double can hold.
/// </summary>
internal static class BetaDistribution
{
    private const double WordScale = 1.0 / 4294967296.0;

    /// <summary>A number in [0, 1] with density proportional to (x · (1 - x))^(alpha - 1).</summary>
    /// <param name="alpha">The shape, greater than 0.</param>
    /// <param name="random">Where the random words come from; all of it is used.</param>
    /// <param name="index">The first word to take; moved behind the last one taken.</param>
    public static double Sample(double alpha, in PhiloxStream random, ref uint index)
    {
        double x = LogOfGamma(alpha, random, ref index);
        double y = LogOfGamma(alpha, random, ref index);
        return 1 / (1 + ScalarMath.Exp(y - x));
    }

    private static double LogOfGamma(double shape, in PhiloxStream random, ref uint index)
    {
        if (shape < 1) return LogOfGamma(shape + 1, random, ref index) + (LogOfUniform(random, ref index) / shape);

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = random.Gaussian(index++);
            double root = 1 + (c * normal);
            if (root <= 0) continue;

            double cube = root * root * root;
            double logOfCube = ScalarMath.Log(cube);
            double bound = (normal * normal / 2) + (d * (1 - cube + logOfCube));
            if (LogOfUniform(random, ref index) < bound) return ScalarMath.Log(d) + logOfCube;
        }
    }

    // In the open interval: never the logarithm of 0.
    private static double LogOfUniform(in PhiloxStream random, ref uint index) => ScalarMath.Log((random.Word(index++) + 0.5) * WordScale);
}
