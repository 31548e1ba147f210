using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>What follows the mode on the command line: <c>--name value</c> pairs, and a word by itself as the case.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="arguments">All after the mode.</param>
    /// <param name="known">The names that the mode knows, without dashes.</param>
    /// <exception cref="ArgumentException">An unknown name, or a name without a value.</exception>
    public Arguments(IReadOnlyList<string> arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = "case";
            if (arguments[i].StartsWith("--", StringComparison.Ordinal))
                name = arguments[i++][2..];
            if (!known.Contains(name))
                throw new ArgumentException($"--{name} is unknown; there are: {string.Join(", ", known.Select(one => "--" + one))}.");
            if (i == arguments.Count)
                throw new ArgumentException($"--{name} needs a value.");
            _values[name] = arguments[i];
        }
    }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    /// <exception cref="ArgumentException">The value is no whole number from 1.</exception>
    public int Number(string name, int otherwise)
    {
        if (!_values.TryGetValue(name, out var text))
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw new ArgumentException($"--{name} is {text}; it must be a whole number from 1.");
    }
}
