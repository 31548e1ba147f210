using System.Text;

namespace NetGen.Generators.Emission;

/// <summary>The numbers in code: those that stand alone, not those in names.</summary>
internal static class Numbers
{
    /// <summary>
    /// Puts something else in place of each number (<c>16</c>, <c>0.5f</c>, <c>1E-05f</c>) of a part of a text, which ends where a line does, in their order; behind what
    /// <paramref name="target"/> holds already. What is put there is told by the text, where in it a number starts, and how long it is.
    /// </summary>
    public static void Replace(string text, int start, int end, StringBuilder target, Func<string, int, int, string> replace)
    {
        // All up to here is in the target.
        var done = start;
        for (var at = Next(text, start, end, out var length); at >= 0; at = Next(text, at + length, end, out length))
        {
            target.Append(text, done, at - done).Append(replace(text, at, length));
            done = at + length;
        }

        target.Append(text, done, end - done);
    }

    /// <summary>The next number of a part of a text, which ends where a line does, from a place on that is in none; -1 if there is none.</summary>
    public static int Next(string text, int start, int end, out int length)
    {
        for (var i = start; i < end;)
        {
            if (!IsDigit(text[i]) || IsPartOfName(text, i - 1))
            {
                i++;
                continue;
            }

            var after = EndOfNumber(text, i);
            if (!IsPartOfName(text, after))
            {
                length = after - i;
                return i;
            }

            i = after;
        }

        length = 0;
        return -1;
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
