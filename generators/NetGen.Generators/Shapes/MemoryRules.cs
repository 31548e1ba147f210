using NetGen.Generators.Diagnostics;
using NetGen.Generators.Planning;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>
/// Whether the working memory of one sample fits into an array. Each tensor does (<see cref="ShapeInference"/>), but how many live at once only
/// the plan knows; so networks that may come near are planned to find out.
/// </summary>
internal static class MemoryRules
{
    /// <summary>Tensors of a sample in training for each value that a layer gives: copies, gradients, normalisations. No network known has as many.</summary>
    private const long MostTensorsAValue = 64;

    public static IEnumerable<Mistake> Check(NetworkGraph graph, Lazy<NetworkPlan> plan)
    {
        if (SizeLimits.Sum(graph.AllNodes, node => (long)node.Input.Size + node.Output.Size) < SizeLimits.MaxSize / MostTensorsAValue || Fits(plan))
            return [];

        string[] words =
        [
            $"Network '{graph.Spec.Type.DisplayName}'", "keeps more values of one sample at once than an array holds", SizeLimits.Text(SizeLimits.MaxSize),
        ];
        return [new Mistake(DiagnosticIds.TooLarge, Mistake.OnClass, null, words)];
    }

    private static bool Fits(Lazy<NetworkPlan> plan)
    {
        try
        {
            _ = checked(plan.Value.WorkspaceLengthPerSample + plan.Value.WorkspaceFixedLength);
            return true;
        }
        catch (OverflowException)
        {
            // Places in memory are counted with checked numbers.
            return false;
        }
    }
}
