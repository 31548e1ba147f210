using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Parsing;

/// <summary>
/// Names for a network's generated files. The compiler wants them unique without regard to case, across all namespaces and containers.
/// </summary>
internal static class HintNames
{
    /// <summary><c>My.App.Outer`1.Iris</c>; names that differ by case only get a number.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol[] path =
            [.. Identifiers.NamespaceParts(type.ContainingNamespace), .. Identifiers.Containers(type), type];
        return string.Join(".", path.Select(Segment));
    }

    private static string Segment(INamespaceOrTypeSymbol symbol)
    {
        var container = (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        var name = symbol is INamedTypeSymbol { Arity: > 0 } ? symbol.MetadataName : symbol.Name;
        var twins = (container?.GetMembers() ?? [])
            .Where(member => member is INamespaceOrTypeSymbol
                && string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase))
            .Select(member => member.Name)
            .Distinct()
            .OrderBy(twin => twin, StringComparer.Ordinal)
            .ToList();
        var number = twins.IndexOf(symbol.Name);
        return number <= 0 ? name : name + "-" + (number + 1).ToString(CultureInfo.InvariantCulture);
    }
}
