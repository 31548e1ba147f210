using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class IdxMistakeTests
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 4];

    [Theory]
    [InlineData(new byte[] { }, "ends in the middle of the header")]
    [InlineData(new byte[] { 0, 0, 8 }, "ends in the middle of the header")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0 }, "ends in the middle of the header")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "the first two bytes must be zero")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 0 }, "The element type is 0x07; it must be")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "The array has 0 dimensions; it must have 1 to 8")]
    [InlineData(new byte[] { 0, 0, 8, 200 }, "The array has 200 dimensions")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x80, 0, 0, 0 }, "Dimension 0 is 2147483648, more than 2147483647")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0 }, "The array 65536 × 65536 has more than 2147483591 bytes")]
    [InlineData(new byte[] { 0, 0, 14, 1, 0x20, 0, 0, 0 }, "The array 536870912 has more than")]
    public void A_wrong_header_is_reported(byte[] content, string message) => AssertMistake(content, message);

    [Fact]
    public void A_cut_or_prolonged_file_is_reported_with_both_lengths()
    {
        AssertMistake(Images[..^1], "The file has 21 bytes; an array 2 × 1 × 3 takes 22.", compressedToo: false);
        AssertMistake([.. Images, 0], "The file has 23 bytes; an array 2 × 1 × 3 takes 22.", compressedToo: false);
        AssertCompressedMistake(Images[..^1], "The file ends in the middle of the elements.");
        AssertCompressedMistake([.. Images, 0], "There are more bytes after the last element.");
    }

    [Fact]
    public void A_compressed_file_that_promises_gigabytes_allocates_no_more_than_it_holds()
    {
        using var file = new TemporaryFile(TemporaryFile.Compress([0, 0, 8, 1, 0x7F, 0xFF, 0xFF, 0, 1, 2, 3]), ".gz");
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<DataFormatException>(() => IdxReader.Read(file.Path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_damaged_or_cut_compressed_file_is_reported()
    {
        var random = new byte[20_000];
        for (int i = 0; i < random.Length; i++) random[i] = (byte)(i * i * 31 >> 3);
        byte[] packed = TemporaryFile.Compress([0, 0, 8, 1, 0, 0, 0x4E, 0x20, .. random]);

        Assert.Throws<DataFormatException>(() => Read(packed[..(packed.Length / 2)]));
        Assert.Throws<DataFormatException>(() => Read([1, 2, 3, .. packed]));
        Assert.Throws<DataFormatException>(() => Read([]));

        static void Read(byte[] content)
        {
            using var file = new TemporaryFile(content, ".gz");
            IdxReader.Read(file.Path);
        }
    }

    [Fact]
    public void Files_of_another_kind_are_reported()
    {
        using var images = new TemporaryFile(Images, ".idx");
        using var labels = new TemporaryFile(Labels, ".idx");
        using var real = new TemporaryFile([0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0xC0, 0, 0], ".idx");
        using var flat = new TemporaryFile([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3], ".idx");

        AssertMessage("Unsigned8 of shape 2; images must be bytes in 3 or 4 dimensions", () => IdxReader.ReadImages(labels.Path));
        AssertMessage("shape 2 × 0 × 3; images must", () => IdxReader.ReadImages(flat.Path));
        AssertMessage("Unsigned8 of shape 2 × 1 × 3; labels must be whole numbers", () => IdxReader.ReadLabels(images.Path));
        AssertMessage("Real32 of shape 1; labels must be whole numbers", () => IdxReader.ReadLabels(real.Path));
    }

    [Fact]
    public void Labels_that_do_not_fit_are_reported()
    {
        using var images = new TemporaryFile(Images, ".idx");
        using var labels = new TemporaryFile(Labels, ".idx");
        using var three = new TemporaryFile([0, 0, 8, 1, 0, 0, 0, 3, 7, 4, 1], ".idx");
        using var negative = new TemporaryFile([0, 0, 9, 1, 0, 0, 0, 2, 0, 0xFF], ".idx");

        AssertMessage("There are 3 labels for 2 images.", () => IdxReader.ReadClassification(images.Path, three.Path));
        AssertMessage("Label 1 is negative", () => IdxReader.ReadClassification(images.Path, negative.Path));
        AssertMessage(
            "Label 0 is 7; it must be one of the 5 named ones",
            () => IdxReader.ReadClassification(images.Path, labels.Path, classNames: ["a", "b", "c", "d", "e"]));
    }

    [Fact]
    public void Wrong_arguments_are_no_mistakes_of_the_file()
    {
        Assert.Throws<ArgumentNullException>("path", () => IdxReader.Read(null!));
        Assert.Throws<ArgumentException>("imagesPath", () => IdxReader.ReadClassification("", "labels"));
        Assert.Throws<ArgumentOutOfRangeException>("scaling", () => IdxReader.ReadClassification("images", "labels", (PixelScaling)9));
        Assert.Throws<FileNotFoundException>(() => IdxReader.Read(Path.Combine(Path.GetTempPath(), "there-is-no-such-file.idx")));
    }

    private static void AssertMistake(byte[] content, string message, bool compressedToo = true)
    {
        using var file = new TemporaryFile(content, ".idx");
        AssertMessage(message, () => IdxReader.Read(file.Path));
        if (compressedToo) AssertCompressedMistake(content, message);
    }

    private static void AssertCompressedMistake(byte[] content, string message)
    {
        using var file = new TemporaryFile(TemporaryFile.Compress(content), ".gz");
        AssertMessage(message, () => IdxReader.Read(file.Path));
    }

    private static void AssertMessage(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<DataFormatException>(action).Message, StringComparison.Ordinal);
}
