using NetGen.Data;

namespace FashionMnistSample;

/// <summary>Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 60,000 images of things to wear to train on, and 10,000 to test.</summary>
internal static class FashionImages
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts them.</summary>
    public const string InstalledFolder = "/usr/share/datasets/fashion-mnist";

    /// <summary>How to get the images, for people who don't have them.</summary>
    public const string HowToGet =
        "To get Fashion-MNIST: 'apt-get install dataset-fashion-mnist' on Debian and Ubuntu; or put the four files\n" +
        "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz\n" +
        "of https://github.com/zalandoresearch/fashion-mnist into a folder and name it: --data FOLDER";

    private static readonly string[] s_classNames =
        ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    public static ImageSource Read(string folder) => new(
        "Fashion-MNIST",
        IdxFolder.ReadClassification(folder, PixelScaling.ZeroToOne, s_classNames),
        new Augmentation(new HorizontalFlip(), new RandomShift(pixels: 2)));
}
