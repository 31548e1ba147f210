using NetGen.Metrics;
using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class DecisionTests
{
    [Theory]
    [InlineData(new[] { 1f, 3f, 2f }, 1)]
    [InlineData(new[] { 3f, 1f, 3f }, 0)]
    [InlineData(new[] { -5f }, 0)]
    [InlineData(new[] { float.NaN, -7f, float.NaN }, 1)]
    [InlineData(new[] { float.NaN, float.NaN }, 0)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { 0f, float.PositiveInfinity, float.PositiveInfinity }, 1)]
    public void The_first_maximum_wins_and_never_a_nan(float[] values, int expected) => Assert.Equal(expected, Decision.ArgMax(values));

    [Fact]
    public void An_empty_span_has_no_maximum() => Assert.Throws<ArgumentException>("values", () => Decision.ArgMax([]));

    [Fact]
    public void A_binary_output_is_positive_above_the_threshold()
    {
        Assert.True(Decision.IsPositive(0.01f));
        Assert.False(Decision.IsPositive(0));
        Assert.False(Decision.IsPositive(float.NaN));
        Assert.False(Decision.IsPositive(0.4f, threshold: 0.5f));
    }
}
