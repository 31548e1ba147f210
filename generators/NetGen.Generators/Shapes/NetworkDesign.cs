using NetGen.Generators.Advice;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Parsing;
using NetGen.Generators.Planning;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>
/// The whole truth about a declaration: its graph, or every mistake in it. The generator and the analyzers both ask here.
/// </summary>
/// <param name="Graph">
/// The network; null if there are mistakes, or if the C# compiler couldn't read an argument (it says so itself).
/// </param>
/// <param name="Mistakes">All mistakes, in the order of the attributes; those of the blocks that it uses behind.</param>
/// <param name="Outline">What is known even so.</param>
internal sealed record NetworkDesign(NetworkGraph? Graph, EquatableArray<Mistake> Mistakes, NetworkOutline Outline)
{
    /// <summary>What advice can be given on; null where the order of the layers is open.</summary>
    public Architecture? Architecture { get; init; }

    public static NetworkDesign Of(NetworkDeclaration declaration) => Of(NetworkParser.Parse(declaration));

    public static NetworkDesign Of(NetworkDraft draft)
    {
        var mistakes = draft.Mistakes.ToList();

        // A class that is meant to be two things lacks parts of either; that is no other mistake.
        if (mistakes.FirstOrDefault(mistake => mistake is { Id: DiagnosticIds.NetworkAndBlock, Block: null }) is { } both)
            return new NetworkDesign(null, EquatableArray.Of(both), NetworkOutline.Of(draft, null));

        // Across declarations the order of layers is unknown, so they are not put together.
        if (!draft.Declaration.IsOrdered)
            return new NetworkDesign(null, InOrder(mistakes), NetworkOutline.Of(draft, null));

        var names = LayerNames.Of(draft.Layers);
        mistakes.AddRange(LayerNames.Collisions(draft.Layers, names));
        var shapes = ShapeInference.Infer(draft.Input?.Value?.Shape, draft.Layers, mistakes);
        var output = draft.Layers.Count == 0 ? null : shapes[shapes.Count - 1];
        if (HasNothingToTrain(draft, shapes))
            mistakes.Add(new Mistake(DiagnosticIds.NothingToTrain, Mistake.OnClass, null, draft.Declaration.Type.DisplayName) { Mend = LayerToTrain(draft) });
        mistakes.AddRange(ObjectiveRules.Check(draft, output));

        var graph = mistakes.Count == 0 && SpecOf(draft) is { } spec ? GraphOf(spec, names, shapes) : null;
        if (graph is not null)
        {
            // Made once, and only if a rule asks for it.
            var plan = new Lazy<NetworkPlan>(() => new NetworkPlan(graph));
            mistakes.AddRange(MemoryRules.Check(graph, plan));
            if (mistakes.Count == 0 && draft.Budget is { } budget)
                mistakes.AddRange(BudgetRules.Check(graph, plan, budget));
        }

        return new NetworkDesign(mistakes.Count == 0 ? graph : null, InOrder(mistakes), NetworkOutline.Of(draft, output))
        {
            Architecture = new Architecture(draft.Layers, shapes)
            {
                Attributes = draft.Declaration.Attributes,
                IsNetwork = true,
                Loss = draft.Loss,
                Optimizer = draft.Optimizer,
                Metrics = draft.Metrics,
                TrainingSamples = draft.TrainingSamples,
                Graph = graph,
            },
        };
    }

    // As many outputs as the loss wants at least, behind whatever layers there are.
    private static Mend? LayerToTrain(NetworkDraft draft)
    {
        if (draft.Input is not { } input)
            return null;

        var units = draft.Loss?.Value?.MinimumOutputs ?? 1;
        var last = draft.Layers.Count == 0 ? input.Index : draft.Layers[draft.Layers.Count - 1].Index;
        return Mend.InsertAfter($"Dense({ArgumentReader.Text(units)})", last);
    }

    private static bool HasNothingToTrain(NetworkDraft draft, IReadOnlyList<Shape?> shapes)
    {
        for (var i = 0; i < draft.Layers.Count; i++)
        {
            if (draft.Layers[i].Value is not { } layer || shapes[i] is not { } input || layer.Parameters(input) > 0)
                return false;
        }

        return true;
    }

    private static NetworkSpec? SpecOf(NetworkDraft draft) =>
        draft is { Input.Value: { } input, Loss.Value: { } loss, Optimizer.Value: { } optimizer }
        && draft.Layers.All(layer => layer.Value is not null)
        && draft.Metrics.All(metric => metric.Value is not null)
            ? new NetworkSpec(
                draft.Declaration.Type,
                input.Shape,
                draft.Layers.Select(layer => layer.Value!).ToEquatableArray(),
                loss,
                optimizer,
                draft.Metrics.Select(metric => metric.Value!).ToEquatableArray())
            : null;

    private static NetworkGraph GraphOf(NetworkSpec spec, IReadOnlyList<string> names, IReadOnlyList<Shape?> shapes) =>
        new(
            spec,
            spec.Layers.Select((layer, i) => new LayerNode(layer, names[i], shapes[i]!.Value, shapes[i + 1]!.Value)).ToEquatableArray());

    private static EquatableArray<Mistake> InOrder(List<Mistake> mistakes) =>
        mistakes.OrderBy(mistake => mistake.Block is null ? 0 : 1)
            .ThenBy(mistake => mistake.Block, StringComparer.Ordinal)
            .ThenBy(mistake => mistake.AttributeIndex)
            .ThenBy(mistake => mistake.Id, StringComparer.Ordinal)
            .ToEquatableArray();
}
