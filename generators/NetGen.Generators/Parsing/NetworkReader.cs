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
        var strays = NetworkAttributes.Strays(attributes);
        var unsupported = ClassRules.WhyUnsupported(type);

        var mistakes = ClassRules.NotPartial(type).ToList();
        if (unsupported is not null)
            mistakes.Add(new Mistake(DiagnosticIds.UnsupportedClass, Mistake.OnClass, null, type.Name, unsupported));
        foreach (var stray in strays)
        {
            string[] words = [AttributeReader.Read(attributes[stray]).Label, "network", type.Name, NetworkAttributes.Network];
            mistakes.Add(new Mistake(DiagnosticIds.SeveralDeclarations, stray, null, words) { Mend = Mend.Gather(NetworkAttributes.Network) });
        }

        if (attributes.Any(NetworkAttributes.IsBlock))
            mistakes.Add(new Mistake(DiagnosticIds.NetworkAndBlock, Mistake.OnClass, null, type.Name) { Mend = WithoutBlock(attributes) });
        mistakes.AddRange(ClassRules.LanguageTooOld(type));

        return new NetworkDeclaration(TypeReader.Read(type), attributes.Select(AttributeReader.Read).ToEquatableArray())
        {
            TakenNames = PublicNames.TakenIn(type),
            ClassMistakes = mistakes.ToEquatableArray(),
            CanBeExtended = unsupported is null,
            IsOrdered = strays.Count == 0,
            Blocks = BlockReader.UsedBy(type),
        };
    }

    /// <summary>Takes <c>[Block]</c> away from a class that has both marks.</summary>
    public static Mend WithoutBlock(IReadOnlyList<AttributeData> attributes)
    {
        var index = attributes.ToList().FindIndex(NetworkAttributes.IsBlock);
        return Mend.Remove(NetworkAttributes.Block, index);
    }
}
