using System.Globalization;

namespace NetGen.Fuzz;

/// <summary>What stands on the command line.</summary>
/// <param name="Seed">From which everything follows.</param>
/// <param name="First">The number of the first network.</param>
/// <param name="Networks">How many.</param>
/// <param name="IsListing">Whether they are only shown.</param>
internal sealed record Options(int Seed = 1, int First = 0, int Networks = 1000, bool IsListing = false)
{
    private const string Usage = "Usage: [--seed 1] [--first 0] [--networks 1000] [--list]";

    /// <exception cref="FormatException">Something else stands there.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--seed" => options with { Seed = Number(++i) },
                "--first" => options with { First = Number(++i) },
                "--networks" => options with { Networks = Number(++i) },
                "--list" => options with { IsListing = true },
                _ => throw new FormatException(Usage),
            };
        }

        return options;

        int Number(int at) => at < arguments.Count && int.TryParse(arguments[at], CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException(Usage);
    }
}
