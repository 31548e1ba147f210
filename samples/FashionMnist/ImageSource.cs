using NetGen.Data;

namespace FashionMnistSample;

/// <summary>Images to learn from, and what may happen to them without changing what they show.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Images">28 x 28 pixels of one channel, 0 .. 1, in ten named classes.</param>
/// <param name="Augmentation">Random changes that leave the class.</param>
internal sealed record ImageSource(string Title, TrainTestSplit<int> Images, Augmentation Augmentation)
{
    private static readonly ImageShape s_shape = new(28, 28, 1);

    /// <summary>The same images with a border round them, and their one channel as often as wanted.</summary>
    /// <param name="side">Rows and columns with the border.</param>
    /// <param name="channels">Values of a pixel.</param>
    public ImageSource Enlarge(int side, int channels) => this with
    {
        Images = new TrainTestSplit<int>(Enlarge(Images.Train, side, channels), Enlarge(Images.Test, side, channels)),
    };

    private static DataSet<int> Enlarge(DataSet<int> images, int side, int channels) =>
        images.PadImages(s_shape, side, side).RepeatChannels(channels);
}
