using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Fuzz.Sources;

/// <summary>Values as C# constants.</summary>
internal static class CSharpText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => Of(number),
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        EnumValue constant => Of(constant),
        TypeName type => $"typeof({type.Text})",
        ImmutableArray<int> numbers => $"new int[] {{ {string.Join(", ", numbers.Select(number => Of((object)number)))} }}",
        ImmutableArray<double> numbers => $"new double[] {{ {string.Join(", ", numbers.Select(Of))} }}",
        _ => throw new ArgumentException($"{value.GetType()} has no constants.", nameof(value)),
    };

    private static string Of(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        0 when double.IsNegative(number) => "-0.0",
        _ => number.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAny(".E") ? text : text + ".0",
    };

    private static string Of(EnumValue constant) => Enum.GetName(constant.Type, constant.Value) is { } name
        ? $"{constant.Type.Name}.{name}"
        : $"({constant.Type.Name})({Of(constant.Value)})";
}
