using NetGen.Generators.Metrics;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>From a metric's attribute to the metric.</summary>
internal static class MetricParser
{
    // [TopKAccuracy] is MetricKind.TopKAccuracy, and so on.
    public static bool Knows(string attribute) => Enum.TryParse<MetricKind>(attribute, out _);

    public static MetricSpec Parse(string attribute, ArgumentReader reader)
    {
        var kind = (MetricKind)Enum.Parse(typeof(MetricKind), attribute);
        return kind switch
        {
            MetricKind.TopKAccuracy => new MetricSpec(kind, K: reader.AtLeastOne("k")),
            MetricKind.Precision or MetricKind.Recall or MetricKind.F1Score =>
                new MetricSpec(kind, Averaging: reader.Enum<AveragingKind>("Averaging", "Averaging")),
            _ => new MetricSpec(kind),
        };
    }
}
