using NetGen.Generators.Losses;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>What is known of a network even where it has mistakes: enough for stubs that calling code compiles against.</summary>
/// <param name="InputSize">Values in a sample; null if unknown.</param>
/// <param name="OutputSize">Values in a sample's output; null if unknown.</param>
/// <param name="Target">What targets are; null if unknown.</param>
/// <param name="HasProbabilities">Whether the loss implies probabilities, or may do so.</param>
internal sealed record NetworkOutline(int? InputSize, int? OutputSize, TargetKind? Target, bool HasProbabilities)
{
    public static NetworkOutline Of(NetworkDraft draft, Shape? output) => new(
        draft.Input?.Value?.Shape.Size,
        output?.Size,
        draft.Loss?.Value?.Target,
        draft.Loss?.Value is not { Link: Link.None });
}
