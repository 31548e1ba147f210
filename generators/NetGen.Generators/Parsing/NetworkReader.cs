using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>The only way from symbols to data: after it, nothing of Roslyn is needed, or held.</summary>
internal static class NetworkReader
{
    public static NetworkDeclaration Read(INamedTypeSymbol type)
    {
        var attributes = NetworkAttributes.Of(type);
        var strays = Strays(attributes).ToList();
        var unsupported = ClassRules.WhyUnsupported(type);

        var mistakes = ClassRules.NotPartial(type).ToList();
        if (unsupported is not null)
            mistakes.Add(new Mistake(DiagnosticIds.UnsupportedClass, Mistake.OnClass, null, type.Name, unsupported));
        foreach (var stray in strays)
            mistakes.Add(new Mistake(DiagnosticIds.SeveralDeclarations, stray, null, NetworkAttributes.ShortName(attributes[stray]), type.Name));

        return new NetworkDeclaration(TypeReader.Read(type), attributes.Select(AttributeReader.Read).ToEquatableArray())
        {
            ClassMistakes = mistakes.ToEquatableArray(),
            CanBeExtended = unsupported is null,
            IsOrdered = strays.Count == 0,
        };
    }

    // The first attribute on each declaration that isn't the one with [Network].
    private static IEnumerable<int> Strays(IReadOnlyList<AttributeData> attributes)
    {
        for (var i = 1; i < attributes.Count; i++)
        {
            if (NetworkAttributes.PartOf(attributes[i]) != NetworkAttributes.PartOf(attributes[i - 1]))
                yield return i;
        }
    }
}
