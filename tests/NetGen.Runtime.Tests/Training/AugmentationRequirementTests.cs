using NetGen.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class AugmentationRequirementTests
{
    private static readonly DataSet<int> s_data = new(new float[8], [0, 1], 4);

    [Fact]
    public void Images_have_three_axes() => AssertRejected(
        "the shape 2 x 2; augmentation needs images: height x width x channels",
        () => Fit(new ImageNetwork<int>(2, 2), s_data, new Augmentation(new Cutout(1))));

    [Fact]
    public void Classes_cannot_be_mixed() => AssertRejected(
        "DataSet<int>.ToProbabilities",
        () => Fit(new ImageNetwork<int>(2, 2, 1), s_data, new Augmentation { Mixup = new Mixup() }));

    [Fact]
    public void Classes_of_pixels_would_stay_where_the_pixels_were()
    {
        var network = new ImageNetwork<int>(2, 2, 1) { TargetSize = 4 };
        var data = new DataSet<int>(new float[4], [0, 1, 0, 1], 4, 4);
        AssertRejected(
            "HorizontalFlip moves pixels, but not the 4 targets", () => Fit(network, data, new Augmentation(new HorizontalFlip())));
        Assert.Empty(network.Samples);

        Fit(network, data, new Augmentation(new Cutout(1)));
        Assert.Equal([0, 1, 0, 1], network.Samples[0].Target);
    }

    [Fact]
    public void So_would_an_image_that_is_its_own_target()
    {
        var network = new ImageNetwork<float>(2, 2, 1) { TargetSize = 4 };
        var data = new DataSet<float>(new float[4], new float[4], 4, 4);
        AssertRejected("RandomShift moves pixels", () => Fit(network, data, new Augmentation(new Cutout(1), new RandomShift(1))));
    }

    [Fact]
    public void Steps_are_not_null_and_not_too_many()
    {
        Assert.Throws<ArgumentNullException>("steps", () => new Augmentation(null!));
        Assert.Throws<ArgumentNullException>("steps", () => new Augmentation(new Cutout(1), null!));
        Assert.Throws<ArgumentException>("steps", () => new Augmentation([.. Enumerable.Repeat(new Cutout(1), 257)]));
    }

    private static void Fit<TTarget>(ImageNetwork<TTarget> network, DataSet<TTarget> data, Augmentation augmentation)
        where TTarget : unmanaged =>
        Trainer.Fit(network, data, new FitOptions { Epochs = 1, Augmentation = augmentation });

    private static void AssertRejected(string message, Action action)
    {
        var exception = Assert.Throws<ArgumentException>("options", action);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
