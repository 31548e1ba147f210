using System.Globalization;
using Xunit;

namespace NetGen.Samples.Tests;

public sealed class BackpropagationTests
{
    private static readonly SampleRun Run = Sample.Run("Backpropagation").Succeeded();

    // y = 2.1w + b with w = 1, b = 0; L = (y − 4)²; rate 0.1.
    [Theory]
    [InlineData("prediction = w · x + b", 2.1)]
    [InlineData("loss = (prediction − target)²", 3.61)]
    [InlineData("∂L/∂w = 2 · (prediction − target) · x", -7.98)]
    [InlineData("∂L/∂b = 2 · (prediction − target)", -3.8)]
    [InlineData("new w = w − rate · ∂L/∂w", 1.798)]
    [InlineData("new b = b − rate · ∂L/∂b", 0.38)]
    [InlineData("second prediction", 4.1558)]
    [InlineData("second loss, smaller (squared error)", 0.024274)]
    public void One_neuron_learns_as_calculated_by_hand(string step, double expected) => AssertStep(step, expected);

    // p = (0.7, 0.3), class 0 is right; L = −ln 0.7; ∂L/∂z = p − y; rate 0.1.
    [Theory]
    [InlineData("p = softmax(z)", 0.7, 0.3)]
    [InlineData("loss = −ln p₀", 0.356675)]
    [InlineData("∂L/∂z", -0.3, 0.3)]
    [InlineData("p − y", -0.3, 0.3)]
    [InlineData("new z = z − rate · ∂L/∂z", -0.326675, -1.233973)]
    [InlineData("second p", 0.712447, 0.287553)]
    [InlineData("second loss, smaller (cross-entropy)", 0.339050)]
    public void Two_classes_learn_as_calculated_by_hand(string step, params double[] expected) => AssertStep(step, expected);

    private static void AssertStep(string step, params double[] expected)
    {
        var line = Assert.Single(Run.Lines, line => line.StartsWith($"  {step}  ", StringComparison.Ordinal));
        var numbers = line[(step.Length + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, numbers.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            // Six decimals are printed of float arithmetic: half a unit of the last, and two roundings of a number below 8.
            Assert.Equal(expected[i], double.Parse(numbers[i], CultureInfo.InvariantCulture), 1.5e-6);
        }
    }
}
