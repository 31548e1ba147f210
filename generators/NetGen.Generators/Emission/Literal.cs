using System.Globalization;

namespace NetGen.Generators.Emission;

/// <summary>Numbers as C# source, the same under any culture.</summary>
internal static class Literal
{
    /// <summary>A float literal that reads back to the same bits.</summary>
    public static string Float(double value)
    {
        var single = (float)value;
        if (float.IsNaN(single))
            return "float.NaN";
        if (float.IsPositiveInfinity(single))
            return "float.PositiveInfinity";
        if (float.IsNegativeInfinity(single))
            return "float.NegativeInfinity";

        // .NET Framework, where Visual Studio runs the compiler, prints −0 without its sign.
        if (single == 0)
            return 1 / single < 0 ? "-0f" : "0f";

        var text = single.ToString("R", CultureInfo.InvariantCulture);
        return (float.Parse(text, CultureInfo.InvariantCulture) == single ? text : single.ToString("G9", CultureInfo.InvariantCulture)) + "f";
    }

    /// <summary>A double literal that reads back to the same bits.</summary>
    public static string Double(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsPositiveInfinity(value))
            return "double.PositiveInfinity";
        if (double.IsNegativeInfinity(value))
            return "double.NegativeInfinity";
        if (value == 0)
            return 1 / value < 0 ? "-0.0" : "0.0";

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    public static string Int(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string String(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);
}
