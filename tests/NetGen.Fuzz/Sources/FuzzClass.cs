using System.Collections.Immutable;
using System.Text;
using NetGen.Fuzz.Attributes;

namespace NetGen.Fuzz.Sources;

/// <summary>A class with attributes: the network, or a block.</summary>
/// <param name="Name">As it is written, with <c>@</c> before a keyword.</param>
/// <param name="Attributes">Those on its first declaration, its mark among them.</param>
internal sealed record FuzzClass(string Name, ImmutableArray<AttributeUse> Attributes)
{
    /// <summary>What stands before the keyword.</summary>
    public string Modifiers { get; init; } = "public partial";

    /// <summary><c>class</c>, or what it is taken for.</summary>
    public string Keyword { get; init; } = "class";

    /// <summary>Type parameters with their brackets.</summary>
    public string TypeParameters { get; init; } = "";

    /// <summary>A primary constructor and base types.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The class's own members.</summary>
    public string Members { get; init; } = "";

    /// <summary>A type around the class, empty for none; the class is <c>Holder.Name</c> to others.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Whether all attributes share one pair of brackets.</summary>
    public bool IsOneList { get; init; }

    /// <summary>The attributes of a second declaration, if there is one.</summary>
    public ImmutableArray<AttributeUse>? Elsewhere { get; init; }

    /// <summary>The name without what only C#'s grammar needs.</summary>
    public string PlainName => Name.TrimStart('@');

    /// <summary>What attributes call it.</summary>
    public string Reference => (Holder.Length == 0 ? "" : Holder + ".") + Name + (TypeParameters.Length == 0 ? "" : "<int>");

    public bool IsNetwork => AllAttributes.Any(use => use.Shape == AttributeCatalogue.Network);

    public bool IsBlock => AllAttributes.Any(use => use.Shape == AttributeCatalogue.Block);

    public IEnumerable<AttributeUse> AllAttributes => Attributes.Concat(Elsewhere ?? []);

    /// <summary>Its first declaration.</summary>
    public string Declaration
    {
        get
        {
            var text = Declare(Attributes, Heading, Members);
            return Holder.Length == 0 ? text : $"public static class {Holder}\n{{\n{text}}}\n";
        }
    }

    /// <summary>Its second declaration; empty where it has none.</summary>
    public string SecondDeclaration => Elsewhere is { } attributes ? Declare(attributes, "", "") : "";

    private string Declare(ImmutableArray<AttributeUse> attributes, string heading, string members)
    {
        var text = new StringBuilder();
        if (IsOneList && attributes.Length > 0)
            text.Append('[').AppendJoin(", ", attributes.Select(use => use.Text)).Append("]\n");
        else
            text.AppendJoin("", attributes.Select(use => $"[{use.Text}]\n"));
        return text.Append(FormattableString.Invariant($"{Modifiers} {Keyword} {Name}{TypeParameters}{heading}"))
            .Append(members.Length == 0 ? ";\n" : $"\n{{\n{members}\n}}\n")
            .ToString();
    }
}
