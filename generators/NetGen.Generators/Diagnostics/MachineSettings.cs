using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Advice;

namespace NetGen.Generators.Diagnostics;

/// <summary>The properties of a project by which it says what machine costs are told for.</summary>
internal static class MachineSettings
{
    /// <summary>Bytes of a core's second-level cache.</summary>
    public const string SecondLevelCache = "NetGen_L2CacheSize";

    /// <summary>Bits of a vector: 128, 256 or 512.</summary>
    public const string VectorBits = "NetGen_VectorBits";

    private const int BitsOfFloat = 32;

    /// <summary>All properties of NetGen.</summary>
    public static readonly IReadOnlyList<string> Properties = [SecondLevelCache, VectorBits];

    public static Machine Read(AnalyzerConfigOptions options)
    {
        var bits = Number(options, VectorBits);
        return new Machine(
            Number(options, SecondLevelCache) is > 0 and var cache ? cache : Machine.Usual.SecondLevelCache,
            bits is 128 or 256 or 512 ? (int)bits / BitsOfFloat : Machine.Usual.Lanes);
    }

    private static long Number(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out var text)
        && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
