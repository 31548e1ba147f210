using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>What one press of a key does about a mistake: edits of the class's attributes, noted where the rule is that knows them.</summary>
/// <param name="Title">What the editor offers: <c>Insert [Flatten]</c>.</param>
internal sealed record Mend(string Title, EquatableArray<AttributeEdit> Edits)
{
    public static Mend InsertBefore(string attribute, int? at = null) => Of($"Insert [{attribute}]", new AttributeEdit(EditKind.InsertBefore, attribute) { At = at });

    public static Mend InsertAfter(string attribute, int? at = null) => Of($"Add [{attribute}]", new AttributeEdit(EditKind.InsertAfter, attribute) { At = at });

    /// <summary>Behind all attributes of the class.</summary>
    public static Mend Append(string attribute) => Of($"Add [{attribute}]", new AttributeEdit(EditKind.Append, attribute));

    public static Mend Remove(string label, int? at = null) => Of($"Remove [{label}]", new AttributeEdit(EditKind.Remove) { At = at });

    /// <summary>Takes an attribute to a place before another.</summary>
    public static Mend MoveBefore(string label, int destination) =>
        Of($"Move [{label}] up", new AttributeEdit(EditKind.MoveBefore) { Destination = destination });

    /// <summary>The same to a place behind another.</summary>
    public static Mend MoveBehind(string label, int destination) =>
        Of($"Move [{label}] down", new AttributeEdit(EditKind.MoveBehind) { Destination = destination });

    /// <summary>Takes all attributes of the declaration at fault to the one with the mark.</summary>
    public static Mend Gather(string mark) => Of($"Move to the declaration with [{mark}]", new AttributeEdit(EditKind.Gather));

    public static Mend Rename(string attribute) => Of($"Use [{attribute}]", new AttributeEdit(EditKind.Rename, attribute));

    public static Mend Set(string argument, string value, int? at = null) => Of(TitleOf(argument, value), Setting(argument, value, at));

    public static Mend RemoveArgument(string argument, int? at = null) =>
        Of($"Remove {argument}", new AttributeEdit(EditKind.RemoveArgument) { Argument = argument, At = at });

    public static Mend Of(string title, params AttributeEdit[] edits) => new(title, edits.ToEquatableArray());

    public static AttributeEdit Setting(string argument, string value, int? at = null) =>
        new(EditKind.SetArgument, value) { Argument = argument, At = at };

    // An enum's value says what it is of by itself.
    private static string TitleOf(string argument, string value) =>
        value.Contains('.') && char.IsLetter(value[0]) ? $"Use {value}" : $"Set {argument} to {value}";
}

/// <summary>An edit of one attribute, or beside one.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Text">The attribute or the value that is written.</param>
internal sealed record AttributeEdit(EditKind Kind, string Text = "")
{
    /// <summary>The attribute's index on the class; null for the attribute that the mistake is in.</summary>
    public int? At { get; init; }

    /// <summary>Whether the text stood in the source before, and stays as it is.</summary>
    public bool IsCopied { get; init; }

    /// <summary>The argument, as <see cref="Mistake.Argument"/> names it.</summary>
    public string? Argument { get; init; }

    /// <summary>The index of the attribute that one is moved to.</summary>
    public int? Destination { get; init; }
}

internal enum EditKind
{
    InsertBefore,
    InsertAfter,
    Append,
    Remove,
    MoveBefore,
    MoveBehind,
    Gather,
    Rename,
    SetArgument,
    RemoveArgument,
}
