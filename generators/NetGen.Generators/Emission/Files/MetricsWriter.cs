using NetGen.Generators.Infrastructure;
using NetGen.Generators.Metrics;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Files;

/// <summary>Writes the members of a network's metric set.</summary>
internal sealed class MetricsWriter(NetworkPlan plan, CodeWriter writer, string target)
{
    private readonly List<MetricSpec> _values =
        plan.Spec.Metrics.Where(metric => metric.Kind != MetricKind.ConfusionMatrix).ToList();

    private bool Needs(params MetricKind[] kinds) => plan.Spec.Metrics.Any(metric => kinds.Contains(metric.Kind));

    private bool NeedsConfusion => Needs(
        MetricKind.Accuracy, MetricKind.Precision, MetricKind.Recall, MetricKind.F1Score, MetricKind.ConfusionMatrix);

    private bool NeedsRegression => Needs(MetricKind.MeanAbsoluteError, MetricKind.RootMeanSquaredError, MetricKind.R2Score);

    private bool NeedsRocAuc => Needs(MetricKind.RocAuc);

    private IEnumerable<MetricSpec> TopK => _values.Where(metric => metric.Kind == MetricKind.TopKAccuracy);

    public void Write()
    {
        var classes = !plan.HasClassTargets ? "2" : plan.PositionsPerSample == 1 ? "OutputSize" : Literal.Int(plan.Classes);
        if (NeedsConfusion)
            writer.Line($"private readonly ConfusionMatrix _confusion = new({classes});");
        if (NeedsRocAuc)
        {
            writer.Line($"private readonly RocAuc _rocAuc = new({classes});");
            if (plan.HasClassTargets)
                writer.Line("private float[] _probabilities = [];");
        }
        if (NeedsRegression)
            writer.Line("private readonly RegressionStatistics _errors = new(OutputSize);");
        foreach (var metric in TopK)
            writer.Line($"private readonly TopKAccuracy _top{Literal.Int(metric.K)} = new({Literal.Int(metric.K)}, {classes});");
        writer.Line();
        writer.Line($"public int Count => {Literal.Int(_values.Count)};");
        writer.Line();
        var confusion = NeedsConfusion && Needs(MetricKind.ConfusionMatrix) ? "_confusion" : "null";
        writer.Line($"public ConfusionMatrix? ConfusionMatrix => {confusion};");
        writer.Line();
        Reset();
        writer.Line();
        Update();
        writer.Line();
        Cases("string NameOf", metric => Literal.String(NameOf(metric)));
        writer.Line();
        Cases("double ValueOf", ValueOf);
    }

    private void Reset()
    {
        using var body = writer.Braces("public void Reset()");
        if (NeedsConfusion)
            writer.Line("_confusion.Reset();");
        if (NeedsRocAuc)
            writer.Line("_rocAuc.Reset();");
        if (NeedsRegression)
            writer.Line("_errors.Reset();");
        foreach (var metric in TopK)
            writer.Line($"_top{Literal.Int(metric.K)}.Reset();");
    }

    private void Update()
    {
        using var body = writer.Braces($"public void Update(ReadOnlySpan<float> outputs, ReadOnlySpan<{target}> targets)");
        if (NeedsRegression)
            writer.Line("_errors.Update(outputs, targets);");
        foreach (var metric in TopK)
            writer.Line($"_top{Literal.Int(metric.K)}.Update(outputs, targets);");
        if (!NeedsConfusion && !NeedsRocAuc)
            return;

        if (plan.HasClassTargets)
        {
            if (NeedsConfusion)
                writer.Line("_confusion.Update(outputs, targets);");
            if (NeedsRocAuc)
            {
                writer.Line();
                writer.Line("// One class against the rest is ranked by probability: logits of different samples don't compare.");
                writer.Line("if (_probabilities.Length < outputs.Length)");
                using (writer.Indented())
                    writer.Line("_probabilities = new float[outputs.Length];");
                writer.Line("var probabilities = _probabilities.AsSpan(0, outputs.Length);");
                writer.Line("ToProbabilities(outputs, probabilities);");
                writer.Line("_rocAuc.Update(probabilities, targets);");
            }

            return;
        }

        writer.Line("Guard.Length(outputs.Length, targets.Length, nameof(outputs));");
        writer.Line("// Each output is a decision of its own: above 0 means yes, and a target above one half does.");
        using (writer.Braces("for (var i = 0; i < outputs.Length; i++)"))
        {
            writer.Line("var isPositive = Decision.IsPositive(targets[i], 0.5f);");
            if (NeedsConfusion)
                writer.Line("_confusion.Add(isPositive ? 1 : 0, Decision.IsPositive(outputs[i]) ? 1 : 0);");
            if (NeedsRocAuc)
                writer.Line("_rocAuc.Add(outputs[i], isPositive);");
        }
    }

    private void Cases(string signature, Func<MetricSpec, string> text)
    {
        writer.Line($"public {signature}(int index) => index switch");
        writer.Line("{");
        using (writer.Indented())
        {
            for (var i = 0; i < _values.Count; i++)
                writer.Line($"{Literal.Int(i)} => {text(_values[i])},");
            writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(index)),");
        }

        writer.Line("};");
    }

    private string NameOf(MetricSpec metric)
    {
        var name = metric.Kind switch
        {
            MetricKind.Accuracy => "accuracy",
            MetricKind.TopKAccuracy => $"top-{Literal.Int(metric.K)} accuracy",
            MetricKind.Precision => "precision",
            MetricKind.Recall => "recall",
            MetricKind.F1Score => "f1",
            MetricKind.RocAuc => "roc-auc",
            MetricKind.MeanAbsoluteError => "mae",
            MetricKind.RootMeanSquaredError => "rmse",
            _ => "r2",
        };

        // Two averages of the same score need two names.
        var isAmbiguous = _values.Count(other => other.Kind == metric.Kind && other.K == metric.K) > 1;
        return isAmbiguous ? $"{name} ({metric.Averaging.ToString().ToLowerInvariant()})" : name;
    }

    private static string ValueOf(MetricSpec metric) => metric.Kind switch
    {
        MetricKind.Accuracy => "_confusion.Accuracy",
        MetricKind.TopKAccuracy => $"_top{Literal.Int(metric.K)}.Value",
        MetricKind.Precision => $"_confusion.Precision(Averaging.{metric.Averaging})",
        MetricKind.Recall => $"_confusion.Recall(Averaging.{metric.Averaging})",
        MetricKind.F1Score => $"_confusion.F1Score(Averaging.{metric.Averaging})",
        MetricKind.RocAuc => "_rocAuc.Value",
        MetricKind.MeanAbsoluteError => "_errors.MeanAbsoluteError",
        MetricKind.RootMeanSquaredError => "_errors.RootMeanSquaredError",
        _ => "_errors.R2",
    };
}
