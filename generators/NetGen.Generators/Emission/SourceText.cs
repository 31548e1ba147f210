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
        for (var i = 0; i < text.Length; i++)
        {
            // A comparison has a space before it, a list of types has none.
            var c = text[i];
            var isOperator = i > 0 && text[i - 1] == ' ';
            depth += c == '(' || (c == '<' && !isOperator) ? 1 : c == ')' || (c == '>' && !isOperator) ? -1 : 0;
            isAtom &= c != ' ' || depth > 0;
        }

        return isAtom ? text : $"({text})";
    }
}
