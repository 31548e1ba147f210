using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class DataSetImagesTests
{
    private static readonly DataSet<int> s_data = new([1, 2, 3, 4, 5, 6, 7, 8], [1, 0], 4) { ClassNames = ["no", "yes"] };

    [Fact]
    public void Inputs_are_scaled()
    {
        DataSet<int> scaled = s_data.ScaleInputs(0.5f);
        Assert.Equal([0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4], scaled.Inputs.ToArray());
        Assert.Equal([1, 0], scaled.Targets.ToArray());
        Assert.Equal(["no", "yes"], scaled.ClassNames);
        Assert.Equal(1, s_data.Inputs[0]);
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => s_data.ScaleInputs(float.NaN));
    }

    [Fact]
    public void Padding_puts_an_image_into_the_middle()
    {
        DataSet<int> padded = s_data.PadImages(new ImageShape(2, 2, 1), 4, 5, fill: 9);
        Assert.Equal(20, padded.InputSize);
        Assert.Equal([9, 9, 9, 9, 9, 9, 1, 2, 9, 9, 9, 3, 4, 9, 9, 9, 9, 9, 9, 9], padded.Sample(0).Input.ToArray());
        Assert.Equal([9, 9, 9, 9, 9, 9, 5, 6, 9, 9, 9, 7, 8, 9, 9, 9, 9, 9, 9, 9], padded.Sample(1).Input.ToArray());
        Assert.Equal([1, 0], padded.Targets.ToArray());
        Assert.Equal(["no", "yes"], padded.ClassNames);
    }

    [Fact]
    public void Padding_keeps_the_channels_of_a_pixel() => Assert.Equal(
        [0, 0, 1, 2, 3, 4, 0, 0], s_data.PadImages(new ImageShape(1, 2, 2), 1, 4).Sample(0).Input.ToArray());

    [Fact]
    public void Grey_becomes_colour()
    {
        DataSet<int> repeated = s_data.RepeatChannels(3);
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4], repeated.Sample(0).Input.ToArray());
        Assert.Equal(12, repeated.InputSize);
    }

    [Fact]
    public void Classes_become_probabilities()
    {
        DataSet<float> hard = s_data.ToProbabilities(3);
        Assert.Equal([0, 1, 0, 1, 0, 0], hard.Targets.ToArray());
        Assert.Equal(3, hard.TargetSize);
        Assert.Equal(s_data.Inputs.ToArray(), hard.Inputs.ToArray());

        // (1 - s) + s / 4 and s / 4, as PyTorch smooths labels.
        Assert.Equal([0.0625f, 0.8125f, 0.0625f, 0.0625f], s_data.ToProbabilities(4, smoothing: 0.25).Sample(0).Target.ToArray());
    }

    [Fact]
    public void Classes_of_positions_become_probabilities_of_each()
    {
        var data = new DataSet<int>([1, 2], [1, 0], inputSize: 2, targetSize: 2);
        Assert.Equal([0, 1, 1, 0], data.ToProbabilities(2).Sample(0).Target.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_rejected()
    {
        Assert.Throws<ArgumentException>("shape", () => s_data.PadImages(new ImageShape(2, 3, 1), 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => s_data.PadImages(new ImageShape(2, 2, 1), 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => s_data.PadImages(new ImageShape(2, 2, 1), 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>("fill", () => s_data.PadImages(new ImageShape(2, 2, 1), 4, 4, float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => s_data.RepeatChannels(0));
        Assert.Throws<ArgumentException>("data", () => s_data.ToProbabilities(1));
        Assert.Throws<ArgumentOutOfRangeException>("smoothing", () => s_data.ToProbabilities(2, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new ImageShape(1, 1, 0));
        Assert.Throws<OverflowException>(() => new ImageShape(50_000, 50_000, 1));
    }
}
