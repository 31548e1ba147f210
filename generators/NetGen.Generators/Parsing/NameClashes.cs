using Microsoft.CodeAnalysis;
using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>
/// Finds the names of generated code that are taken where it will stand. It imports its namespaces inside of the class's namespace, which
/// wins over all outer namespaces and global usings; what remains are members of that namespace and of the types around.
/// </summary>
internal static class NameClashes
{
    public static EquatableArray<NameReplacement> Of(INamedTypeSymbol type)
    {
        var around = Identifiers.Containers(type).Append(type).ToList();
        var space = (type.ContainingAssembly as ISourceAssemblySymbol)?.Compilation.GetCompilationNamespace(type.ContainingNamespace)
            ?? type.ContainingNamespace;
        return Library().Concat(Private()).ToEquatableArray();

        List<NameReplacement> Library()
        {
            var hidden = new List<NameReplacement>();
            foreach (var type in LibraryTypes.FullNames)
            {
                if (IsHidden(type.Key, type.Value) || (IsAttribute(type.Value) && IsHidden(type.Key + "Attribute", type.Value)))
                    hidden.Add(new NameReplacement(type.Key, "global::" + type.Value));
            }

            return hidden;
        }

        bool IsHidden(string name, string fullName) =>
            around.Exists(container => HasMember(container, name) || container.TypeParameters.Any(parameter => parameter.Name == name))
            || space.GetMembers(name).Any(member => !Is(member.ToDisplayString(), fullName));

        IEnumerable<NameReplacement> Private() => PrivateNames.OfTheClass
            .Where(name => name == type.Name || HasMember(type, name))
            .Concat(PrivateNames.Deeper.Where(name => name == type.Name))
            .Select(name => new NameReplacement(name, FreeName(type, name)));
    }

    /// <summary>Whether generated code uses the name for something of its own.</summary>
    public static bool IsUsed(string name) =>
        LibraryTypes.FullNames.ContainsKey(name) || PrivateNames.OfTheClass.Contains(name) || PrivateNames.Deeper.Contains(name);

    private static bool IsAttribute(string name) => name.EndsWith("Attribute", StringComparison.Ordinal);

    // With or without type parameters.
    private static bool Is(string found, string fullName) =>
        found == fullName || found.StartsWith(fullName + "<", StringComparison.Ordinal);

    private static string FreeName(INamedTypeSymbol type, string name)
    {
        do
            name += "_";
        while (name == type.Name || HasMember(type, name));
        return name;
    }

    private static bool HasMember(INamedTypeSymbol type, string name)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (!ancestor.GetMembers(name).IsEmpty)
                return true;
        }

        return false;
    }
}
