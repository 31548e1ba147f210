using System.Globalization;
using NetGen.Data;
using NetGen.Samples.Common;

namespace FashionMnistSample;

/// <summary>The handwritten digits that come with the samples, made as large as the images of Fashion-MNIST.</summary>
internal static class DigitsInstead
{
    private const int Side = 8;
    private const int Factor = 3;
    private const int Wanted = 28;

    // A mirrored digit is no digit any more: these are only moved.
    public static ImageSource Read(ulong seed)
    {
        var (train, test) = DigitImages.Read(seed);
        return new ImageSource(
            "handwritten digits", new TrainTestSplit<int>(Enlarge(train), Enlarge(test)), new Augmentation(new RandomShift(pixels: 2)));
    }

    private static DataSet<int> Enlarge(DataSet<int> digits)
    {
        const int NewSide = Side * Factor;
        var pixels = new float[digits.Count * NewSide * NewSide];
        for (var i = 0; i < pixels.Length; i++)
        {
            int x = i % NewSide, y = i / NewSide % NewSide, image = i / (NewSide * NewSide);
            pixels[i] = digits.Inputs[(((image * Side) + (y / Factor)) * Side) + (x / Factor)];
        }

        return new DataSet<int>(pixels, digits.Targets.ToArray(), NewSide * NewSide)
        {
            ClassNames = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))],
        }.PadImages(new ImageShape(NewSide, NewSide, 1), Wanted, Wanted);
    }
}
