using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class FlipTests
{
    private static readonly float[] s_image = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];

    private static readonly ImageShape s_shape = new(2, 3, 2);

    [Fact]
    public void A_mirrored_row_keeps_the_channels_of_a_pixel() =>
        Assert.Equal([3, -3, 2, -2, 1, -1, 6, -6, 5, -5, 4, -4], Apply(new HorizontalFlip(1)));

    [Fact]
    public void Upside_down_the_rows_change_places() =>
        Assert.Equal([4, -4, 5, -5, 6, -6, 1, -1, 2, -2, 3, -3], Apply(new VerticalFlip(1)));

    [Fact]
    public void With_probability_0_nothing_happens()
    {
        Assert.Equal(s_image, Apply(new HorizontalFlip(0)));
        Assert.Equal(s_image, Apply(new VerticalFlip(0)));
    }

    // 10,000 draws: the standard deviation of the share is below 0.005.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.3)]
    public void The_share_of_mirrored_images_is_the_probability(double probability)
    {
        foreach (AugmentationStep step in new AugmentationStep[] { new HorizontalFlip(probability), new VerticalFlip(probability) })
        {
            int changed = Enumerable.Range(0, 10_000).Count(i => !s_image.AsSpan().SequenceEqual(Apply(step, (ulong)i)));
            Assert.Equal(probability, changed / 10_000.0, 0.02);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_out_of_range_is_rejected(double probability)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(probability), () => new HorizontalFlip(probability));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(probability), () => new VerticalFlip(probability));
    }

    private static float[] Apply(AugmentationStep step, ulong draw = 0) => StepRun.Apply(step, s_image, s_shape, draw);
}
