namespace NetGen.Data;

/// <summary>
/// The four files of MNIST and its kin in one folder: images and labels to train on (<c>train-…</c>) and to test with (<c>t10k-…</c>),
/// plain or compressed (<c>.gz</c>), named as their publishers do: <c>train-images-idx3-ubyte.gz</c>.
/// </summary>
public static class IdxFolder
{
    private const string TrainImages = "train-images-idx3-ubyte";
    private const string TrainLabels = "train-labels-idx1-ubyte";
    private const string TestImages = "t10k-images-idx3-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>Whether all four files are in a folder; what is in them is not looked at.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public static bool IsComplete(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] names = [TrainImages, TrainLabels, TestImages, TestLabels];
        return Array.TrueForAll(names, name => Find(folder, name) is not null);
    }

    /// <summary>Reads all four files; the pixels of an image are its inputs, row after row.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scaling">The range of the inputs.</param>
    /// <param name="classNames">The names of the labels 0, 1, 2, …; a label without name is then a mistake in the file.</param>
    /// <exception cref="FileNotFoundException">One of the files is missing.</exception>
    /// <exception cref="DataFormatException">
    /// A file is not what it should be, or there is not one label per image, or the test images have another size.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static TrainTestSplit<int> ReadClassification(
        string folder,
        PixelScaling scaling = PixelScaling.ZeroToOne,
        IReadOnlyList<string>? classNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        DataSet<int> train = IdxReader.ReadClassification(Require(folder, TrainImages), Require(folder, TrainLabels), scaling, classNames);
        string testImages = Require(folder, TestImages);
        DataSet<int> test = IdxReader.ReadClassification(testImages, Require(folder, TestLabels), scaling, classNames);
        if (test.InputSize == train.InputSize) return new TrainTestSplit<int>(train, test);
        throw new DataFormatException($"An image has {test.InputSize} pixels; those to train on have {train.InputSize}.", testImages);
    }

    private static string Require(string folder, string name) => Find(folder, name) ?? throw new FileNotFoundException(
        $"There is no file {name} (nor {name}.gz) in the folder {folder}.", Path.Combine(folder, name));

    private static string? Find(string folder, string name)
    {
        // Unpacked by some programs, the first hyphen before "idx" is a full stop.
        string other = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        string[] candidates = [name, other, name + ".gz", other + ".gz"];
        return candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
    }
}
