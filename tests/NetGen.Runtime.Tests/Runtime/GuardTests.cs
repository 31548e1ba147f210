using Xunit;

namespace NetGen.Runtime.Tests.Runtime;

public class GuardTests
{
    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(12, 4, 3)]
    [InlineData(int.MaxValue, 1, int.MaxValue)]
    public void Samples_counts_whole_samples(int length, int sampleSize, int samples) =>
        Assert.Equal(samples, Guard.Samples(length, sampleSize, "inputs"));

    [Fact]
    public void A_part_of_a_sample_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>("inputs", () => Guard.Samples(13, 4, "inputs"));
        Assert.Contains("The length is 13; it must be a multiple of 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_length_is_refused()
    {
        Guard.Length(3, 3, "outputs");
        var exception = Assert.Throws<ArgumentException>("outputs", () => Guard.Length(2, 3, "outputs"));
        Assert.Contains("The length is 2; it must be 3.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_samples_are_refused()
    {
        Guard.NotEmpty(1, "inputs");
        var exception = Assert.Throws<ArgumentException>("inputs", () => Guard.NotEmpty(0, "inputs"));
        Assert.Contains("at least one sample", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_target_that_is_no_class_is_refused_with_its_position(int bad)
    {
        Guard.ClassIndices([0, 1, 2], 3, "targets");
        Guard.ClassIndices([], 3, "targets");
        var exception = Assert.Throws<ArgumentOutOfRangeException>("targets", () => Guard.ClassIndices([0, 2, bad, 1], 3, "targets"));
        Assert.Equal(bad, exception.ActualValue);
        Assert.Contains($"The class at position 2 is {bad}; it must be in 0 .. 2.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TargetRange.Finite, new[] { float.MinValue, -1, 0, 1e-40f, float.MaxValue }, new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity }, "finite")]
    [InlineData(TargetRange.NotNegative, new[] { 0, -0f, 1, 17.5f, float.MaxValue }, new[] { -1e-40f, -1, float.NaN, float.PositiveInfinity }, "finite and at least 0")]
    [InlineData(TargetRange.Probability, new[] { 0, 0.5f, 1 }, new[] { -1e-40f, 1.0000001f, 2, float.NaN, float.NegativeInfinity }, "from 0 to 1")]
    [InlineData(TargetRange.Sign, new[] { -1f, 1 }, new[] { 0, -0f, 0.5f, 2, -2, 1.0000001f, float.NaN }, "-1 or 1")]
    public void A_target_that_the_loss_can_t_take_is_refused_wherever_it_stands(TargetRange range, float[] good, float[] bad, string words)
    {
        Guard.Targets([], range, "targets");
        foreach (int length in new[] { 1, 3, 4, 8, 15, 16, 17, 40 })
        {
            float[] targets = [.. Enumerable.Range(0, length).Select(i => good[i % good.Length])];
            Guard.Targets(targets, range, "targets");
            for (int position = 0; position < length; position++)
            {
                float right = targets[position];
                foreach (float wrong in bad)
                {
                    targets[position] = wrong;
                    var refusal = Assert.Throws<ArgumentOutOfRangeException>("targets", () => Guard.Targets(targets, range, "targets"));
                    Assert.Equal(wrong, refusal.ActualValue);
                    Assert.Contains($"The target at position {position} is ", refusal.Message, StringComparison.Ordinal);
                    Assert.Contains($"it must be {words}.", refusal.Message, StringComparison.Ordinal);
                }

                targets[position] = right;
            }
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-3f)]
    [InlineData(float.MaxValue)]
    public void A_learning_rate_that_makes_sense_comes_back(float value) => Assert.Equal(value, Guard.LearningRate(value));

    [Theory]
    [InlineData(-1e-30f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_learning_rate_that_makes_none_is_refused(float value)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(nameof(value), () => Guard.LearningRate(value));
        Assert.Contains("it must be finite and at least 0", exception.Message, StringComparison.Ordinal);
    }
}
