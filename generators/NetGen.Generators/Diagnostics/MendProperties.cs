using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics;

/// <summary>A mend on its way from an analyzer to a code fix, which see nothing of each other but the diagnostic.</summary>
internal static class MendProperties
{
    private const string Title = "NetGen.Mend";
    private const string Edits = "NetGen.Edits";

    // Separators that no C# source has.
    private const char Field = '\u001F';
    private const char Record = '\u001E';

    public static ImmutableDictionary<string, string?> Of(Mend? mend)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        return mend is null ? properties
            : properties.Add(Title, mend.Title).Add(Edits, string.Join(Record.ToString(), mend.Edits.Select(Write)));
    }

    public static Mend? Read(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(Title, out var title) && properties.TryGetValue(Edits, out var edits)
            ? new Mend(title!, edits!.Split(Record).Select(ReadEdit).ToEquatableArray())
            : null;

    private static string Write(AttributeEdit edit)
    {
        string[] fields = [edit.Kind.ToString(), edit.Text, edit.Argument ?? "", Text(edit.At), Text(edit.Destination)];
        return string.Join(Field.ToString(), fields);
    }

    private static AttributeEdit ReadEdit(string text)
    {
        var fields = text.Split(Field);
        return new AttributeEdit((EditKind)Enum.Parse(typeof(EditKind), fields[0]), fields[1])
        {
            Argument = fields[2].Length == 0 ? null : fields[2],
            At = Number(fields[3]),
            Destination = Number(fields[4]),
        };
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
