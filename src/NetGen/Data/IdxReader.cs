namespace NetGen.Data;

/// <summary>Reads IDX files, the format of MNIST and its kin (compressed if the name ends in <c>.gz</c>).</summary>
public static class IdxReader
{
    /// <summary>Reads any IDX file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is no IDX file, or is cut, damaged or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IdxArray Read(string path)
    {
        using Stream stream = DataFile.Open(path);
        return IdxParser.Parse(stream, path, DataFile.IsCompressed(path) ? -1 : stream.Length);
    }

    /// <summary>Reads images: bytes of shape [images, height, width] or [images, height, width, channels].</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is no IDX file of images, or is cut, damaged or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IdxArray ReadImages(string path)
    {
        IdxArray images = Read(path);
        bool hasPixels = images.Shape.Count is 3 or 4 && images.Shape.Skip(1).All(size => size > 0);
        if (hasPixels && images.ElementType == IdxElementType.Unsigned8) return images;
        throw Mismatch(path, images, "images must be bytes in 3 or 4 dimensions, of at least one pixel");
    }

    /// <summary>Reads labels: whole numbers from 0, in one dimension.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is no IDX file of labels, or is cut, damaged or too long.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static int[] ReadLabels(string path)
    {
        IdxArray labels = Read(path);
        if (labels.Shape.Count != 1 || labels.ElementType is IdxElementType.Real32 or IdxElementType.Real64)
        {
            throw Mismatch(path, labels, "labels must be whole numbers in one dimension");
        }

        int[] values = labels.ToInt32s();
        int negative = Array.FindIndex(values, value => value < 0);
        if (negative >= 0) throw new DataFormatException($"Label {negative} is negative; it must be 0 or more.", path);
        return values;
    }

    /// <summary>Reads images and their labels into a data set; the pixels of an image are its inputs, row after row.</summary>
    /// <param name="imagesPath">The file of the images.</param>
    /// <param name="labelsPath">The file of the labels, one per image.</param>
    /// <param name="scaling">The range of the inputs.</param>
    /// <param name="classNames">The names of the labels 0, 1, 2, …; a label without name is then a mistake in the file.</param>
    /// <exception cref="DataFormatException">A file is not what it should be, or there is not one label per image.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static DataSet<int> ReadClassification(
        string imagesPath,
        string labelsPath,
        PixelScaling scaling = PixelScaling.ZeroToOne,
        IReadOnlyList<string>? classNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        if (!Enum.IsDefined(scaling)) throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "There is no such scaling.");

        int[] labels = ReadLabels(labelsPath);
        IdxArray images = ReadImages(imagesPath);
        int count = images.Shape[0];
        if (labels.Length != count) throw new DataFormatException($"There are {labels.Length} labels for {count} images.", labelsPath);
        RequireNamed(labels, classNames, labelsPath);

        int size = images.Shape.Skip(1).Aggregate(1, (product, length) => product * length);
        return new DataSet<int>(Scale(images.Bytes, scaling), labels, size) { ClassNames = classNames ?? [] };
    }

    private static void RequireNamed(int[] labels, IReadOnlyList<string>? classNames, string path)
    {
        if (classNames is null) return;

        int unnamed = Array.FindIndex(labels, label => label >= classNames.Count);
        if (unnamed < 0) return;
        throw new DataFormatException($"Label {unnamed} is {labels[unnamed]}; it must be one of the {classNames.Count} named ones.", path);
    }

    private static float[] Scale(ReadOnlySpan<byte> pixels, PixelScaling scaling)
    {
        // Every byte has one value, rounded once.
        var values = new float[256];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = scaling switch
            {
                PixelScaling.ZeroToOne => (float)(i / 255.0),
                PixelScaling.MinusOneToOne => (float)((i / 127.5) - 1),
                _ => i,
            };
        }

        var scaled = new float[pixels.Length];
        for (int i = 0; i < scaled.Length; i++) scaled[i] = values[pixels[i]];
        return scaled;
    }

    private static DataFormatException Mismatch(string path, IdxArray array, string expectation) =>
        new($"The file holds {array.ElementType} of shape {string.Join(" × ", array.Shape)}; {expectation}.", path);
}
