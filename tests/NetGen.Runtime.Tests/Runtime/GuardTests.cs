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
