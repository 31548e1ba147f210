using System.Globalization;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Parsing;
using NetGen.Generators.Planning;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>Whether a network stays within its budget. Memory is known only once it is planned, so it is planned where it is limited.</summary>
internal static class BudgetRules
{
    /// <summary>Layers that the message lists; those that cost less are summed up.</summary>
    private const int MostListed = 8;

    public static IEnumerable<Mistake> Check(NetworkGraph graph, Lazy<NetworkPlan> planned, Placed<Budget> placed)
    {
        if (placed.Value is not { } budget)
            yield break;

        var nodes = graph.AllNodes.ToList();
        var parameters = graph.Nodes.Sum(node => node.Layer.Parameters(node.Input));
        if (parameters > budget.Parameters)
            yield return Exceeded("MaxParameters", parameters, budget.Parameters.Value, "parameters", Table(nodes, OwnParameters));

        var macs = graph.Nodes.Sum(node => node.Layer.MultiplyAdds(node.Input));
        if (macs > budget.Macs)
            yield return Exceeded("MaxMacs", macs, budget.Macs.Value, "multiply-adds a sample", Table(nodes, node => node.OwnMultiplyAdds()));

        if (budget is { InferenceBytes: null, TrainingBytes: null })
            yield break;

        var plan = planned.Value;
        var weights = 4L * plan.Parameters.TotalLength;
        var working = 4L * (plan.InferenceFixedLength + plan.InferenceLengthPerSample);
        if (weights + working > budget.InferenceBytes)
        {
            var table = $"parameters {Text(weights)}, working memory {Text(working)}; of the parameters: {Table(nodes, OwnBytes)}";
            yield return Exceeded("MaxInferenceBytes", weights + working, budget.InferenceBytes.Value, "bytes for predicting a sample", table);
        }

        var block = 4L * plan.Parameters.BlockLength;
        var states = block * graph.Spec.Optimizer.State.Count;
        var batch = 4L * (plan.WorkspaceFixedLength + ((long)plan.WorkspaceLengthPerSample * budget.BatchSize));
        var training = weights + block + states + batch;
        if (training > budget.TrainingBytes)
        {
            var table = $"parameters {Text(weights)}, gradients {Text(block)}, state of {graph.Spec.Optimizer.Kind} {Text(states)}, "
                + $"working memory {Text(batch)}; of the parameters: {Table(nodes, OwnBytes)}";
            var what = $"bytes for training batches of {Text(budget.BatchSize)}";
            yield return Exceeded("MaxTrainingBytes", training, budget.TrainingBytes.Value, what, table);
        }

        Mistake Exceeded(string argument, long actual, long most, string what, string table) => new(
            DiagnosticIds.BudgetExceeded, placed.Index, argument, graph.Spec.Type.DisplayName, $"{Text(actual)} {what}", Text(most), table);
    }

    private static string Table(List<LayerNode> nodes, Func<LayerNode, long> costOf)
    {
        var costs = nodes.Select(node => (node.Name, Cost: costOf(node))).Where(layer => layer.Cost > 0).OrderByDescending(layer => layer.Cost).ToList();
        var listed = costs.Take(MostListed).Select(layer => $"{layer.Name} {Text(layer.Cost)}");
        var rest = costs.Skip(MostListed).Sum(layer => layer.Cost);
        return string.Join(", ", rest == 0 ? listed : listed.Append($"all others {Text(rest)}"));
    }

    private static long OwnParameters(LayerNode node) =>
        node.Layer.Parameters(node.Input) - node.Layer.Children(node.Input).Sum(child => child.Layer.Parameters(child.Input));

    private static long OwnBytes(LayerNode node) => 4 * (OwnParameters(node)
        + node.Layer.NonTrainable(node.Input) - node.Layer.Children(node.Input).Sum(child => child.Layer.NonTrainable(child.Input)));

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
