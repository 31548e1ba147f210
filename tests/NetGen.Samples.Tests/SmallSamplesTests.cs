using Xunit;

namespace NetGen.Samples.Tests;

public sealed class SmallSamplesTests
{
    [Fact]
    public void Xor_is_solved()
    {
        var run = Sample.Run("Xor").Succeeded();
        foreach (var (a, b) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
        {
            var probability = run.FindNumber($@"{a} xor {b} = {a ^ b} \(probability of 1: ([01]\.\d{{4}})\)");
            Assert.Equal(a ^ b, probability, 0.01);
        }

        Assert.InRange(run.FindNumber(@"step 200: loss (\d+\.\d{6})"), 0, 0.01);
    }

    [Fact]
    public void Iris_tells_nine_of_ten_flowers()
    {
        var run = Sample.Run("Iris").Succeeded();
        Assert.InRange(run.FindNumber(@"test accuracy: ([01]\.\d{4})"), 0.9, 1);
        Assert.Contains("versicolor", run.Output, StringComparison.Ordinal);
    }

    // Predicting the mean has R² = 0; linear regression gets about 0.5 (Efron et al. 2004, and scikit-learn's example).
    [Fact]
    public void Diabetes_explains_what_a_linear_model_can()
    {
        var run = Sample.Run("Diabetes").Succeeded();
        Assert.InRange(run.FindNumber(@"test R2: (-?\d\.\d{4}), mean absolute error: \d+\.\d points \(of 25 to 346\)"), 0.35, 0.7);
    }

    // Banbury et al., "MLPerf Tiny benchmark", 2021: all values, and those that training changes.
    [Fact]
    public void The_models_of_MLPerf_Tiny_have_their_parameter_counts()
    {
        var run = Sample.Run("MlperfTiny").Succeeded();
        var lines = run.Output.Split('\n');
        Check("AnomalyDetection: ", "parameters: 269,992, of which 267,928 are trainable");
        Check("KeywordSpotting: ", "parameters: 24,908, of which 23,756 are trainable");
        Check("ImageClassification: ", "parameters: 78,666, of which 78,186 are trainable");
        Check("VisualWakeWords: ", "parameters: 221,794, of which 216,322 are trainable");

        // The first count behind a network's heading is its own.
        void Check(string network, string count) => Assert.Equal(
            count,
            lines.SkipWhile(line => !line.StartsWith(network, StringComparison.Ordinal)).First(line => line.StartsWith("parameters: ", StringComparison.Ordinal)).TrimEnd());
    }

    [Theory]
    [InlineData("Iris")]
    [InlineData("Diabetes")]
    public void From_a_table_to_a_trained_model_takes_less_than_30_lines(string sample)
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Sample.Folder, sample), "*.cs").Sum(file => File.ReadLines(file).Count());
        Assert.InRange(lines, 10, 29);
    }
}
