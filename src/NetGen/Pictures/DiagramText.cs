using System.Globalization;

namespace NetGen.Pictures;

/// <summary>The words of a picture.</summary>
internal static class DiagramText
{
    public static string Description(LayerInfo layer) => layer.Description.Length > 0 ? layer.Description : layer.Kind;

    public static string Shape(IReadOnlyList<int> shape) =>
        string.Join('×', shape.Select(Plain));

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>1 parameter</c>, <c>8,320 parameters</c>.</summary>
    public static string Parameters(long count) => count == 1 ? "1 parameter" : Number(count) + " parameters";

    /// <summary>What is not zero of the two, as short as it fits in a box: <c>448 params · 442,368 MACs</c>.</summary>
    public static string Costs(long parameters, long multiplyAdds)
    {
        string first = parameters == 0 ? "" : Number(parameters) + (parameters == 1 ? " param" : " params");
        string second = multiplyAdds == 0 ? "" : Number(multiplyAdds) + (multiplyAdds == 1 ? " MAC" : " MACs");
        return first.Length > 0 && second.Length > 0 ? $"{first} · {second}" : first + second;
    }

    /// <summary>A part of the whole in brackets, if there is any: <c> (12.3 %)</c>.</summary>
    public static string Share(long part, long whole) =>
        part == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100.0 * part / whole:F1} %)");
}
