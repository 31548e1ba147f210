namespace NetGen.Generators.Parsing;

/// <summary>
/// The values that an argument may have, and the words for them. Numbers are floats at run time, so finite means finite there.
/// </summary>
internal sealed record NumberRange(string Words, Func<double, bool> Contains)
{
    /// <summary>The value that was probably meant by one out of range, as C# writes it; null if nobody can tell.</summary>
    public string? Legal(double value)
    {
        // A share in per cent or in tenths, or a sign too many.
        var guess = value >= 10 ? value / 100 : value > 1 && value == Math.Floor(value) ? value / 10 : -value;
        return guess != 0 && Contains(guess) ? ArgumentReader.Text(guess) : null;
    }

    public static readonly NumberRange Finite = new("finite", IsFinite);

    public static readonly NumberRange NotNegative = new("finite and at least 0", value => IsFinite(value) && value >= 0);

    public static readonly NumberRange Positive = new("finite and above 0", value => IsFinite(value) && (float)value > 0);

    /// <summary>A probability or a decay: [0, 1), also after rounding to float.</summary>
    public static readonly NumberRange BelowOne = new("at least 0 and below 1", value => value >= 0 && (float)value < 1);

    public static readonly NumberRange UpToOne = new("at least 0 and at most 1", value => value is >= 0 and <= 1);

    private static bool IsFinite(double value) => Math.Abs(value) <= float.MaxValue;
}
