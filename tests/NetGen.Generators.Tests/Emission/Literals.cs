using System.Globalization;

namespace NetGen.Generators.Tests.Emission;

/// <summary>How a number is written as C# with as few digits as bring back its bits.</summary>
internal static class Literals
{
    public static string Shortest(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }
}
