using System.Text;

namespace NetGen.Generators.Emission;

/// <summary>The numbers in a line of code: those that stand alone, not those in names.</summary>
internal static class Numbers
{
    /// <summary>Puts something else in place of each number (<c>16</c>, <c>0.5f</c>, <c>1E-05f</c>), in their order.</summary>
    /// <param name="line">The line.</param>
    /// <param name="replace">Given the line, where in it a number starts, and how long it is.</param>
    public static string Replace(string line, Func<string, int, int, string> replace)
    {
        var text = new StringBuilder(line.Length);
        Replace(line, text, replace);
        return text.ToString();
    }

    /// <summary>The same, behind what <paramref name="text"/> holds already.</summary>
    public static void Replace(string line, StringBuilder text, Func<string, int, int, string> replace)
    {
        // All up to here is in the text.
        var done = 0;
        for (var i = 0; i < line.Length;)
        {
            if (!IsDigit(line[i]) || IsPartOfName(line, i - 1))
            {
                i++;
                continue;
            }

            var end = EndOfNumber(line, i);
            if (!IsPartOfName(line, end))
            {
                text.Append(line, done, i - done).Append(replace(line, i, end - i));
                done = end;
            }

            i = end;
        }

        text.Append(line, done, line.Length - done);
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsPartOfName(string line, int index) =>
        index >= 0 && index < line.Length && (char.IsLetterOrDigit(line[index]) || line[index] is '_' or '.');

    private static int EndOfNumber(string line, int start)
    {
        var end = Digits(line, start);
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
        while (start < line.Length && IsDigit(line[start]))
            start++;
        return start;
    }
}
