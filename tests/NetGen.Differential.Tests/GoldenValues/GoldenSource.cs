using NetGen.Differential.Tests.Networks;
using NetGen.Reference.Golden;
using NetGen.TestKit;

namespace NetGen.Differential.Tests.GoldenValues;

/// <summary>A network of a golden file.</summary>
/// <param name="Name">The class.</param>
/// <param name="Attributes">What stands above it.</param>
/// <param name="Width">The width of its vectors.</param>
internal sealed record GoldenSource(string Name, string Attributes, int Width) : ITestNetwork
{
    /// <summary>C# beside the class, in its namespace; files may use the same names for different blocks.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    public string Source => Name.Split('.') is [var space, var type]
        ? string.Join("\n", [$"namespace {space};", TestNetworks.Source(Attributes, type), .. Blocks])
        : TestNetworks.Source(Attributes, Name);

    /// <summary>An image or signal network, in a namespace of its own.</summary>
    public static GoldenSource Of(GoldenVision golden, int width) =>
        new(NameOf(golden.Name, width) + ".Net", string.Join("\n", golden.Attributes.Append("[Sgd(0.5)]")), width) { Blocks = golden.Blocks };

    /// <summary>A C# name for a golden file's and a width: <c>cross-entropy</c> becomes <c>CrossEntropy512</c>.</summary>
    public static string NameOf(string file, int width) =>
        FormattableString.Invariant($"{string.Concat(file.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}{width}");
}
