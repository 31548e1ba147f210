using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class InterpolationTests
{
    private static readonly ImageShape s_shape = new(3, 3, 1);

    private static readonly float[] s_image = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Theory]
    [InlineData(0, "1 2 3 4 5 6 7 8 9")]
    [InlineData(90, "3 6 9 2 5 8 1 4 7")]
    [InlineData(180, "9 8 7 6 5 4 3 2 1")]
    [InlineData(-90, "7 4 1 8 5 2 9 6 3")]
    public void Right_angles_are_exact_and_counter_clockwise(double degrees, string expected)
    {
        var result = new float[9];
        RandomRotation.Rotate(s_image, result, s_shape, degrees, fill: -1);
        Assert.Equal(expected, string.Join(' ', result));
    }

    // Bilinear interpolation gives a plane back exactly: the rotated plane a + b x + c y is known in closed form.
    [Theory]
    [InlineData(17)]
    [InlineData(-33.5)]
    [InlineData(171)]
    public void A_rotated_plane_is_a_plane(double degrees)
    {
        var shape = new ImageShape(21, 31, 2);
        float[] image = Plane(shape, (x, y, channel) => channel == 0 ? 3 + (0.5 * x) - (0.25 * y) : x * (1 / 16.0));
        var result = new float[shape.Size];
        RandomRotation.Rotate(image, result, shape, degrees, fill: 0);

        double cosine = Math.Cos(degrees * Math.PI / 180), sine = Math.Sin(degrees * Math.PI / 180);
        float[] expected = Plane(shape, (x, y, channel) =>
        {
            // Counter-clockwise on a screen, where y goes down, is clockwise back to the source.
            double sourceX = (cosine * x) - (sine * y), sourceY = (sine * x) + (cosine * y);
            bool isInside = Math.Abs(sourceX) <= 14.999 && Math.Abs(sourceY) <= 9.999;
            return !isInside ? double.NaN : channel == 0 ? 3 + (0.5 * sourceX) - (0.25 * sourceY) : sourceX * (1 / 16.0);
        });
        AssertClose(expected, result, atLeast: 400);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0.7)]
    public void A_scaled_plane_is_a_plane(double factor)
    {
        var shape = new ImageShape(9, 15, 1);
        float[] image = Plane(shape, (x, y, _) => 1 + (0.5 * x) + (0.125 * y));
        float[] result = StepRun.Apply(new RandomScaling(factor, factor), image, shape, draw: 0);

        float[] expected = Plane(shape, (x, y, _) =>
            Math.Abs(x / factor) <= 7 && Math.Abs(y / factor) <= 4 ? 1 + (0.5 * x / factor) + (0.125 * y / factor) : double.NaN);
        AssertClose(expected, result, atLeast: 45);
    }

    [Fact]
    public void Outside_of_the_image_is_the_fill_value_and_at_the_border_a_mixture()
    {
        var result = new float[3];
        BilinearSampler.Sample([2, 4, 6], result, new ImageShape(1, 3, 1), new LinearMap(2.5f, 0, 0, 1), fill: 10);

        // The outer pixels come from -1.5 and 3.5 of 0 .. 2.
        Assert.Equal([10, 4, 10], result);

        BilinearSampler.Sample([2, 4, 6], result, new ImageShape(1, 3, 1), new LinearMap(1.25f, 0, 0, 1), fill: 10);

        // And here from -0.25 and 2.25: a quarter of the fill value.
        Assert.Equal([4, 4, 7], result);
    }

    [Fact]
    public void An_image_of_one_pixel_stays() =>
        Assert.Equal([5f], StepRun.Apply(new RandomRotation(180), [5], new ImageShape(1, 1, 1), draw: 1));

    // The ramp tells the angle: its value one pixel to the right of the centre is the cosine, and below minus the sine.
    [Fact]
    public void Angles_are_uniform_up_to_the_largest()
    {
        var shape = new ImageShape(5, 5, 1);
        float[] image = Plane(shape, (x, _, _) => x);
        var degrees = new List<double>();
        for (ulong draw = 0; draw < 4_000; draw++)
        {
            float[] result = StepRun.Apply(new RandomRotation(30), image, shape, draw);
            degrees.Add(Math.Atan2(-result[17], result[13]) * 180 / Math.PI);
        }

        Assert.InRange(degrees.Min(), -30.001, -29.9);
        Assert.InRange(degrees.Max(), 29.9, 30.001);

        // The standard deviation of a uniform angle is 30 / √3 = 17.3, that of the mean of 4,000 is 0.27.
        Assert.Equal(0, degrees.Average(), 1.4);
        Assert.Equal(300, degrees.Average(value => value * value), 15.0);
    }

    [Fact]
    public void Values_out_of_range_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>("degrees", () => new RandomRotation(-1));
        Assert.Throws<ArgumentOutOfRangeException>("degrees", () => new RandomRotation(181));
        Assert.Throws<ArgumentOutOfRangeException>("fill", () => new RandomRotation(1, float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("smallest", () => new RandomScaling(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("largest", () => new RandomScaling(1, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>("fill", () => new RandomScaling(1, 1, float.NaN));
    }

    // Values as a function of the distance from the centre.
    private static float[] Plane(ImageShape shape, Func<double, double, int, double> value)
    {
        var image = new float[shape.Size];
        for (int i = 0; i < image.Length; i++)
        {
            int pixel = i / shape.Channels;
            double x = (pixel % shape.Width) - ((shape.Width - 1) / 2.0), y = (pixel / shape.Width) - ((shape.Height - 1) / 2.0);
            image[i] = (float)value(x, y, i % shape.Channels);
        }

        return image;
    }

    // Where the expectation is NaN, the pixel comes from outside.
    private static void AssertClose(float[] expected, float[] actual, int atLeast)
    {
        int compared = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            if (float.IsNaN(expected[i])) continue;

            // A few roundings of positions and values below 32.
            Assert.Equal(expected[i], actual[i], 2e-5f);
            compared++;
        }

        Assert.InRange(compared, atLeast, expected.Length);
    }
}
