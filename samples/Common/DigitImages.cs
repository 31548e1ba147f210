using NetGen.Data;

namespace NetGen.Samples.Common;

/// <summary>The 1,797 handwritten digits that lie beside the program, as scikit-learn bundles them.</summary>
public static class DigitImages
{
    // Pixels are counted from 0 to 16: how many of 4 x 4 scanned dots are black.
    private const float DarkestPixel = 16;

    /// <summary>Reads the images, pixels scaled to 0 .. 1, and sets a fifth of every digit aside for the test.</summary>
    public static TrainTestSplit<int> Read(ulong seed)
    {
        var raw = CsvReader.ReadClassification(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), "label");
        var pixels = new float[raw.Inputs.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = raw.Inputs[i] / DarkestPixel;

        return new DataSet<int>(pixels, raw.Targets.ToArray(), raw.InputSize).StratifiedSplit(testFraction: 0.2, seed);
    }
}
