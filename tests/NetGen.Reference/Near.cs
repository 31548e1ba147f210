using System.Globalization;

namespace NetGen.Reference;

/// <summary>Comparison of numbers that were computed in two ways.</summary>
internal static class Near
{
    /// <summary>Whether the two differ by at most <paramref name="tolerance"/> · max(1, |expected|); NaN equals NaN only.</summary>
    public static bool AreEqual(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    /// <exception cref="InvalidOperationException">They differ by more.</exception>
    public static void Equal(double expected, double actual, double tolerance, string what)
    {
        if (!AreEqual(expected, actual, tolerance))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}: {Math.Abs(expected - actual):E2} apart."));
        }
    }

    /// <exception cref="InvalidOperationException">Lengths differ, or elements do.</exception>
    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance, string what)
    {
        if (expected.Count != actual.Count)
            throw new InvalidOperationException($"{what}: expected {expected.Count} numbers, got {actual.Count}.");

        for (var i = 0; i < expected.Count; i++)
            Equal(expected[i], actual[i], tolerance, $"{what}[{i}]");
    }
}
