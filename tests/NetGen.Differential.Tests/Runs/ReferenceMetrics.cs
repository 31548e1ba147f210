using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Spec;

namespace NetGen.Differential.Tests.Runs;

/// <summary>Metrics by their definitions, word for word and pair by pair, from the outputs of all samples at once.</summary>
internal sealed class ReferenceMetrics
{
    private readonly IReadOnlyList<Answer> _answers;
    private readonly int _classes;
    private readonly IReadOnlyList<double[]> _outputs;
    private readonly IReadOnlyList<double[]> _targets;

    public ReferenceMetrics(NetworkGraph graph, float[] outputs, float[] targets, int[] classes)
    {
        var width = graph.Output.Last;
        _outputs = [.. outputs.Chunk(graph.Output.Size).Select(row => row.Select(value => (double)value).ToArray())];
        _targets = [.. targets.Chunk(graph.Output.Size).Select(row => row.Select(value => (double)value).ToArray())];
        var hasClasses = graph.Spec.Loss.Target == TargetKind.ClassIndex;
        _classes = hasClasses ? width : 2;
        _answers = hasClasses
            ? [.. outputs.Chunk(width).Zip(classes, (row, actual) => new Answer(actual, Array.IndexOf(row, row.Max()), Softmax(row)))]
            : [.. outputs.Zip(targets, (output, target) => new Answer(target > 0.5 ? 1 : 0, output > 0 ? 1 : 0, [-output, output]))];
    }

    private sealed record Answer(int Actual, int Predicted, double[] Scores);

    public double this[MetricSpec metric] => metric.Kind switch
    {
        MetricKind.Accuracy => _answers.Average(answer => answer.Actual == answer.Predicted ? 1.0 : 0),
        MetricKind.TopKAccuracy => _answers.Average(answer =>
            Enumerable.Range(0, _classes).OrderByDescending(i => answer.Scores[i]).Take(metric.K).Contains(answer.Actual) ? 1.0 : 0),
        MetricKind.Precision => Averaged(metric.Averaging, (both, predicted, _) => Quotient(both, predicted)),
        MetricKind.Recall => Averaged(metric.Averaging, (both, _, actual) => Quotient(both, actual)),
        MetricKind.F1Score => Averaged(metric.Averaging, (both, predicted, actual) => Quotient(2 * both, predicted + actual)),
        MetricKind.RocAuc => _classes == 2 ? Area(1) : Enumerable.Range(0, _classes).Select(Area).Where(double.IsFinite).Average(),
        MetricKind.MeanAbsoluteError => Errors().Average(Math.Abs),
        MetricKind.RootMeanSquaredError => Math.Sqrt(Errors().Average(error => error * error)),
        MetricKind.R2Score => Enumerable.Range(0, _outputs[0].Length).Average(R2),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Kind, "This metric is no number."),
    };

    private double Averaged(AveragingKind averaging, Func<double, double, double, double> score)
    {
        var classes = Enumerable.Range(0, _classes).Where(c => _answers.Any(answer => answer.Actual == c || answer.Predicted == c)).ToList();
        return averaging switch
        {
            AveragingKind.Macro => classes.Average(OfClass),
            AveragingKind.Weighted => classes.Sum(c => OfClass(c) * Count(answer => answer.Actual == c)) / _answers.Count,
            AveragingKind.Binary => OfClass(1),
            _ => score(Count(answer => answer.Actual == answer.Predicted), _answers.Count, _answers.Count),
        };

        double OfClass(int c) => score(
            Count(answer => answer.Actual == c && answer.Predicted == c), Count(answer => answer.Predicted == c), Count(answer => answer.Actual == c));
    }

    // How often a sample of the class scores higher than one of another; equal ones count half.
    private double Area(int c)
    {
        var pairs = from positive in _answers
                    where positive.Actual == c
                    from negative in _answers
                    where negative.Actual != c
                    select positive.Scores[c] > negative.Scores[c] ? 1 : positive.Scores[c] == negative.Scores[c] ? 0.5 : 0;
        return pairs.DefaultIfEmpty(double.NaN).Average();
    }

    private double R2(int column)
    {
        var mean = _targets.Average(row => row[column]);
        return 1 - (_outputs.Zip(_targets, (output, target) => Math.Pow(output[column] - target[column], 2)).Sum()
            / _targets.Sum(row => Math.Pow(row[column] - mean, 2)));
    }

    private IEnumerable<double> Errors() => _outputs.SelectMany(row => row).Zip(_targets.SelectMany(row => row), (output, target) => output - target);

    private double Count(Func<Answer, bool> which) => _answers.Count(which);

    private static double Quotient(double above, double below) => below == 0 ? 0 : above / below;

    private static double[] Softmax(float[] row)
    {
        var powers = row.Select(value => Math.Exp((double)value - row.Max())).ToArray();
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
