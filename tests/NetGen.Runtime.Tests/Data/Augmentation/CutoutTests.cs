using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class CutoutTests
{
    private static readonly ImageShape s_shape = new(8, 6, 2);

    private static readonly float[] s_image = [.. Enumerable.Range(1, 96).Select(i => (float)i)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(50)]
    public void One_square_is_covered_and_the_rest_is_as_it_was(int size)
    {
        for (ulong draw = 0; draw < 200; draw++)
        {
            float[] result = StepRun.Apply(new Cutout(size, fill: -1), s_image, s_shape, draw);
            (int Y, int X)[] covered = [.. Pixels().Where(pixel => result[At(pixel)] == -1)];

            Assert.All(Pixels().Except(covered), pixel => Assert.Equal(s_image[At(pixel)], result[At(pixel)]));
            Assert.All(covered, pixel => Assert.Equal(-1, result[At(pixel) + 1]));
            int height = covered.Max(pixel => pixel.Y) - covered.Min(pixel => pixel.Y) + 1;
            int width = covered.Max(pixel => pixel.X) - covered.Min(pixel => pixel.X) + 1;
            Assert.Equal(height * width, covered.Length);
            Assert.InRange(height, Math.Min(8, size / 2), Math.Min(8, size));
            Assert.InRange(width, Math.Min(6, size / 2), Math.Min(6, size));
        }
    }

    [Fact]
    public void Every_pixel_is_the_centre_of_a_square_equally_often()
    {
        var counts = new int[48];
        for (ulong draw = 0; draw < 24_000; draw++)
            counts[Array.IndexOf(StepRun.Apply(new Cutout(1), s_image, s_shape, draw), 0f) / 2]++;

        // 500 each, with a standard deviation of 22.
        Assert.All(counts, count => Assert.InRange(count, 390, 610));
    }

    [Fact]
    public void Several_squares_are_several()
    {
        int most = Enumerable.Range(0, 50).Max(draw =>
            StepRun.Apply(new Cutout(1, count: 3), s_image, s_shape, (ulong)draw).Count(value => value == 0));
        Assert.Equal(3 * 2, most);
    }

    [Fact]
    public void Values_out_of_range_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>("size", () => new Cutout(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new Cutout(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("fill", () => new Cutout(1, 1, float.NaN));
    }

    private static IEnumerable<(int Y, int X)> Pixels() => Enumerable.Range(0, 48).Select(i => (i / 6, i % 6));

    private static int At((int Y, int X) pixel) => 2 * ((pixel.Y * 6) + pixel.X);
}
