namespace NetGen.Generators.Emission;

/// <summary>Small questions about pieces of C#.</summary>
internal static class SourceText
{
    /// <summary>Whether the text is a single name.</summary>
    public static bool IsName(string text) => text.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>The text as an operand: in parentheses unless it is a name, a literal or a call.</summary>
    public static string Atom(string text)
    {
        var depth = 0;
        var isAtom = text[0] != '-';
        foreach (var c in text)
        {
            depth += c is '(' or '<' ? 1 : c is ')' or '>' ? -1 : 0;
            isAtom &= c != ' ' || depth > 0;
        }

        return isAtom ? text : $"({text})";
    }
}
