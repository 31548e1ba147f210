using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>The metrics that the user asked for, accumulated in one pass over outputs and targets.</summary>
internal static class MetricsFile
{
    public static DraftFile? Write(NetworkPlan plan)
    {
        if (plan.Spec.Metrics.Count == 0)
            return null;

        return SourceFile.Write(plan, "Metrics", "The metrics: accumulated sample by sample, without allocation.", writer =>
        {
            var target = plan.HasClassTargets ? "int" : "float";
            writer.Line("/// <summary>Accumulates the metrics of any number of samples.</summary>");
            using (writer.Braces($"private sealed class MetricSet : IMetrics<{target}>"))
                new MetricsWriter(plan, writer, target).Write();
        });
    }
}
