using System.Globalization;

namespace NetGen.TestKit;

/// <summary>
/// While it lives, the current culture is one in which every number printed without care is wrong: a decimal comma, a minus sign behind
/// a right-to-left mark, groups of two, words for NaN and infinity.
/// </summary>
public sealed class HostileCulture : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    public HostileCulture() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Make();

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = "'",
            NumberGroupSizes = [2],
            NegativeSign = "\u200F-",
            PositiveSign = "\u200F+",
            NaNSymbol = "keine Zahl",
            PositiveInfinitySymbol = "unendlich",
            NegativeInfinitySymbol = "-unendlich",
        };
        return culture;
    }
}
