using System.CommandLine;
using System.Globalization;

namespace NetGen.Samples.Common;

/// <summary>What options on the command line may be.</summary>
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

    /// <summary>Turns other words than these away before anything runs, and names the option, which the parser itself doesn't.</summary>
    public static void MustBeOneOf(this Option<string> option, params string[] words) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !words.Contains(result.Tokens[0].Value))
                result.AddError($"{option.Name} is {result.Tokens[0].Value}; it must be one of: {string.Join(", ", words)}.");
        });
}
