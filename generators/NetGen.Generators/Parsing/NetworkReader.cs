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
        {
            var name = NetworkAttributes.ShortName(attributes[stray]);
            mistakes.Add(new Mistake(DiagnosticIds.SeveralDeclarations, stray, null, name, type.Name));
        }

        return new NetworkDeclaration(TypeReader.Read(type), attributes.Select(AttributeReader.Read).ToEquatableArray())
        {
            TakenNames = PublicNames.TakenIn(type),
            ClassMistakes = mistakes.ToEquatableArray(),
            CanBeExtended = unsupported is null,
            IsOrdered = strays.Count == 0,
        };
    }

    // The first attribute on each declaration that isn't the one with [Network]. (Of a second [Network] the compiler complains.)
    private static IEnumerable<int> Strays(IReadOnlyList<AttributeData> attributes) => Enumerable.Range(0, attributes.Count)
        .Where(i => !NetworkAttributes.IsNetwork(attributes[i]))
        .GroupBy(i => NetworkAttributes.PartOf(attributes[i]))
        .Where(part => part.Key != NetworkAttributes.PartOf(attributes[0]))
        .Select(part => part.First());
}
