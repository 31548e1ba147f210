using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class ConfusionMatrixTests
{
    // from sklearn.metrics import *
    // actual    = [0,0,0,0,0, 1,1,1,1, 2,2,2,2,2,2, 4]   (class 3 is neither actual nor predicted, class 4 is never predicted)
    // predicted = [0,0,1,2,0, 1,1,2,1, 2,2,0,2,1,2, 0]
    // precision_score(actual, predicted, average="macro", zero_division=0), ...
    private static readonly int[] Actual = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 4];
    private static readonly int[] Predicted = [0, 0, 1, 2, 0, 1, 1, 2, 1, 2, 2, 0, 2, 1, 2, 0];

    [Fact]
    public void Counts_are_rows_of_actual_and_columns_of_predicted_classes()
    {
        ConfusionMatrix matrix = Filled();

        Assert.Equal(3, matrix[0, 0]);
        Assert.Equal(1, matrix[2, 1]);
        Assert.Equal(1, matrix[4, 0]);
        Assert.Equal(0, matrix[0, 4]);
        Assert.Equal(16, matrix.Total);
        Assert.Equal(6, matrix.SupportOf(2));
    }

    [Theory]
    [InlineData(Averaging.Macro, 0.4666666666666667, 0.5041666666666667, 0.4833333333333333)]
    [InlineData(Averaging.Micro, 0.625, 0.625, 0.625)]
    [InlineData(Averaging.Weighted, 0.5875, 0.625, 0.6041666666666666)]
    public void Averaged_scores_are_those_of_scikit_learn(Averaging averaging, double precision, double recall, double f1)
    {
        ConfusionMatrix matrix = Filled();

        Assert.Equal(precision, matrix.Precision(averaging), 1e-15);
        Assert.Equal(recall, matrix.Recall(averaging), 1e-15);
        Assert.Equal(f1, matrix.F1Score(averaging), 1e-15);
    }

    [Theory]
    [InlineData(0, 0.6, 0.6, 0.6)]
    [InlineData(1, 0.6, 0.75, 0.6666666666666665)]
    [InlineData(2, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666)]
    [InlineData(3, 0, 0, 0)]
    [InlineData(4, 0, 0, 0)]
    public void Scores_of_a_class_are_those_of_scikit_learn(int classIndex, double precision, double recall, double f1)
    {
        ConfusionMatrix matrix = Filled();

        Assert.Equal(precision, matrix.PrecisionOf(classIndex), 1e-15);
        Assert.Equal(recall, matrix.RecallOf(classIndex), 1e-15);
        Assert.Equal(f1, matrix.F1ScoreOf(classIndex), 1e-15);
    }

    [Fact]
    public void Accuracy_is_the_share_on_the_diagonal() => Assert.Equal(10.0 / 16, Filled().Accuracy);

    [Fact]
    public void Scores_predict_the_class_with_the_first_maximum()
    {
        var matrix = new ConfusionMatrix(3);

        matrix.Update([0.1f, 0.7f, 0.7f, /**/ 3, 2, 1], [2, 0]);

        Assert.Equal(1, matrix[2, 1]);
        Assert.Equal(1, matrix[0, 0]);
    }

    // actual = [1,1,1,0,0,0,0], predicted = [1,1,0,1,1,0,0]; average="binary": TP 2, FP 2, FN 1.
    [Fact]
    public void Binary_is_the_score_of_class_1_alone()
    {
        var matrix = new ConfusionMatrix(2);
        foreach ((int actual, int predicted) in new[] { (1, 1), (1, 1), (1, 0), (0, 1), (0, 1), (0, 0), (0, 0) }) matrix.Add(actual, predicted);

        Assert.Equal(2.0 / 4, matrix.Precision(Averaging.Binary));
        Assert.Equal(2.0 / 3, matrix.Recall(Averaging.Binary));
        Assert.Equal(4.0 / 7, matrix.F1Score(Averaging.Binary));
    }

    [Fact]
    public void Binary_needs_two_classes()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Filled().F1Score(Averaging.Binary));
        Assert.Contains("there are 5 classes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_samples_every_score_is_zero()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.Equal(0, matrix.Accuracy);
        Assert.All(Enum.GetValues<Averaging>(), averaging => Assert.Equal(0, matrix.F1Score(averaging)));
    }

    [Fact]
    public void Reset_forgets_and_a_copy_remembers()
    {
        ConfusionMatrix matrix = Filled();
        ConfusionMatrix copy = matrix.Copy();

        matrix.Reset();

        Assert.Equal(0, matrix.Total);
        Assert.Equal(0, matrix[0, 0]);
        Assert.Equal(16, copy.Total);
        Assert.Equal(3, copy[0, 0]);
    }

    [Fact]
    public void The_table_is_aligned_under_the_names()
    {
        var matrix = new ConfusionMatrix(2);
        for (int i = 0; i < 1234; i++) matrix.Add(0, 0);
        matrix.Add(1, 0);
        matrix.Add(1, 1);

        Assert.Equal(
            "actual \\ predicted   cat  dog\ncat                 1234    0\ndog                    1    1",
            matrix.ToString(["cat", "dog"]));
        Assert.Equal("actual \\ predicted     0  1\n0                   1234  0\n1                      1  1", matrix.ToString());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(5, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 5)]
    public void A_class_out_of_range_is_named_and_not_counted(int actual, int predicted)
    {
        var matrix = new ConfusionMatrix(5);

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(actual, predicted));

        Assert.Equal(actual == 0 ? "predicted" : "actual", exception.ParamName);
        Assert.Contains("0 .. 4", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, matrix.Total);
    }

    [Fact]
    public void Wrong_arguments_are_rejected()
    {
        ConfusionMatrix matrix = Filled();

        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(32_769));
        Assert.Throws<ArgumentOutOfRangeException>("averaging", () => matrix.Recall((Averaging)4));
        Assert.Throws<ArgumentOutOfRangeException>("classIndex", () => matrix.RecallOf(5));
        Assert.Throws<ArgumentException>("scores", () => matrix.Update([1, 2, 3], [0]));
        Assert.Throws<ArgumentException>("classNames", () => matrix.ToString(["one"]));
    }

    private static ConfusionMatrix Filled()
    {
        var matrix = new ConfusionMatrix(5);
        foreach ((int actual, int predicted) in Actual.Zip(Predicted)) matrix.Add(actual, predicted);
        return matrix;
    }
}
