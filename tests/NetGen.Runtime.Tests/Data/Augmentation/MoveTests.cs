using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class MoveTests
{
    [Theory]
    [InlineData(0, 0, "1 2 3 4 5 6")]
    [InlineData(1, 0, "9 9 9 1 2 3")]
    [InlineData(-1, 0, "4 5 6 9 9 9")]
    [InlineData(0, 1, "9 1 2 9 4 5")]
    [InlineData(0, -2, "3 9 9 6 9 9")]
    [InlineData(1, 2, "9 9 9 9 9 1")]
    [InlineData(2, 0, "9 9 9 9 9 9")]
    [InlineData(0, -3, "9 9 9 9 9 9")]
    [InlineData(7, 50, "9 9 9 9 9 9")]
    public void A_shift_moves_and_fills(int down, int right, string expected)
    {
        var result = new float[6];
        ImageShift.Copy([1, 2, 3, 4, 5, 6], result, new ImageShape(2, 3, 1), down, right, fill: 9);
        Assert.Equal(expected, string.Join(' ', result));
    }

    [Fact]
    public void Channels_move_together()
    {
        var result = new float[8];
        ImageShift.Copy([1, 2, 3, 4, 5, 6, 7, 8], result, new ImageShape(2, 2, 2), down: 0, right: 1, fill: 0);
        Assert.Equal([0, 0, 1, 2, 0, 0, 5, 6], result);
    }

    [Fact]
    public void Every_distance_is_equally_likely()
    {
        int[,] counts = Places(new RandomShift(vertical: 1, horizontal: 2), size: 7, draws: 15_000);

        // 15 places of 1,000 images each: the standard deviation is 31.
        for (int y = 0; y < 7; y++)
        {
            for (int x = 0; x < 7; x++)
            {
                if (y is >= 2 and <= 4 && x is >= 1 and <= 5) Assert.InRange(counts[y, x], 850, 1_150);
                else Assert.Equal(0, counts[y, x]);
            }
        }
    }

    [Fact]
    public void A_crop_is_a_piece_of_the_padded_image_and_every_piece_comes()
    {
        float[] image = [1, 2, 3, 4, 5, 6];
        var pieces = new HashSet<string>();
        for (int top = 0; top < 3; top++)
        {
            for (int left = 0; left < 3; left++) pieces.Add(string.Join(' ', Piece(image, top, left)));
        }

        var seen = new HashSet<string>();
        for (ulong draw = 0; draw < 500; draw++)
            seen.Add(string.Join(' ', StepRun.Apply(new RandomCrop(1, fill: 9), image, new ImageShape(2, 3, 1), draw)));

        Assert.Equal(pieces.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Distances_and_fill_values_out_of_range_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>("vertical", () => new RandomShift(-1));
        Assert.Throws<ArgumentOutOfRangeException>("horizontal", () => new RandomShift(0, (1 << 20) + 1));
        Assert.Throws<ArgumentOutOfRangeException>("fill", () => new RandomShift(1, float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("padding", () => new RandomCrop(-1));
        Assert.Throws<ArgumentOutOfRangeException>("fill", () => new RandomCrop(1, float.PositiveInfinity));
    }

    // The padded image written out, 4 x 5, and a piece cut out of it.
    private static IEnumerable<float> Piece(float[] image, int top, int left)
    {
        var padded = new float[4, 5];
        for (int y = 0; y < 4; y++)
        {
            for (int x = 0; x < 5; x++) padded[y, x] = y is 1 or 2 && x is >= 1 and <= 3 ? image[((y - 1) * 3) + x - 1] : 9;
        }

        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 3; x++) yield return padded[top + y, left + x];
        }
    }

    // How often the pixel in the middle lands where.
    private static int[,] Places(AugmentationStep step, int size, int draws)
    {
        var image = new float[size * size];
        image[image.Length / 2] = 1;
        var counts = new int[size, size];
        for (int draw = 0; draw < draws; draw++)
        {
            int at = Array.IndexOf(StepRun.Apply(step, image, new ImageShape(size, size, 1), (ulong)draw), 1f);
            counts[at / size, at % size]++;
        }

        return counts;
    }
}
