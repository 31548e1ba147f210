using System.CommandLine;
using System.Globalization;

namespace NetGen.Samples.Common;

/// <summary>Ranges of numbers on the command line.</summary>
public static class OptionRange
{
    /// <summary>Turns numbers outside a range away before anything runs.</summary>
    public static void MustBeIn(this Option<int> option, int least, int most) =>
        option.Validators.Add(result =>
        {
            // What isn't a number at all is reported by the parser itself.
            if (result.Tokens.Count != 1 || !int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value))
                return;
            if (value < least || value > most)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {value}; it must be in {least} .. {most}."));
        });
}
