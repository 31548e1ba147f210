using System.Text;

namespace NetGen.Generators.Emission;

/// <summary>The numbers in a line of code: those that stand alone, not those in names.</summary>
internal static class Numbers
{
    /// <summary>Puts something else in place of each number (<c>16</c>, <c>0.5f</c>, <c>1E-05f</c>), in their order.</summary>
    public static string Replace(string line, Func<string, string> replace)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length;)
        {
            var end = IsPartOfName(line, i - 1) ? i : EndOfNumber(line, i);
            if (end > i && !IsPartOfName(line, end))
                text.Append(replace(line.Substring(i, end - i)));
            else
                text.Append(line, i, Math.Max(end, i + 1) - i);
            i = Math.Max(end, i + 1);
        }

        return text.ToString();
    }

    private static bool IsPartOfName(string line, int index) =>
        index >= 0 && index < line.Length && (char.IsLetterOrDigit(line[index]) || line[index] is '_' or '.');

    private static int EndOfNumber(string line, int start)
    {
        var end = Digits(line, start);
        if (end == start)
            return start;

        if (end < line.Length && line[end] == '.' && Digits(line, end + 1) is var fraction && fraction > end + 1)
            end = fraction;
        if (end < line.Length && line[end] == 'E')
        {
            var sign = end + 1 < line.Length && line[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = Digits(line, sign) is var exponent && exponent > sign ? exponent : end;
        }

        return end < line.Length && line[end] == 'f' ? end + 1 : end;
    }

    private static int Digits(string line, int start)
    {
        while (start < line.Length && line[start] is >= '0' and <= '9')
            start++;
        return start;
    }
}
