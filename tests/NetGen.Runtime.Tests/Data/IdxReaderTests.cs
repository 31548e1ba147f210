using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public class IdxReaderTests
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 4];

    [Theory]
    [InlineData(PixelScaling.ZeroToOne, new[] { 0, 0.2f, 1, 1 / 255f, 2 / 255f, 3 / 255f })]
    [InlineData(PixelScaling.MinusOneToOne, new[] { -1, -0.6f, 1, -0.992156863f, -0.984313726f, -0.976470588f })]
    [InlineData(PixelScaling.None, new[] { 0f, 51, 255, 1, 2, 3 })]
    public void Images_and_labels_make_a_data_set(PixelScaling scaling, float[] inputs)
    {
        using var images = new TemporaryFile(Images, ".idx");
        using var labels = new TemporaryFile(Labels, ".idx");

        DataSet<int> data = IdxReader.ReadClassification(images.Path, labels.Path, scaling);

        Assert.Equal((2, 3, 1), (data.Count, data.InputSize, data.TargetSize));
        Assert.Equal(inputs, data.Inputs.ToArray());
        Assert.Equal([7, 4], data.Targets.ToArray());
        Assert.Empty(data.ClassNames);
    }

    [Fact]
    public void Compressed_files_and_class_names_are_understood()
    {
        using var images = new TemporaryFile(TemporaryFile.Compress(Images), ".gz");
        using var labels = new TemporaryFile(TemporaryFile.Compress(Labels), ".gz");
        string[] names = ["a", "b", "c", "d", "e", "f", "g", "h"];

        DataSet<int> data = IdxReader.ReadClassification(images.Path, labels.Path, classNames: names);

        Assert.Equal(names, data.ClassNames);
        Assert.Equal(0.2f, data.Inputs[1]);
    }

    [Fact]
    public void The_parts_can_be_read_alone()
    {
        using var images = new TemporaryFile(Images, ".idx");
        using var labels = new TemporaryFile(Labels, ".idx");

        Assert.Equal([2, 1, 3], IdxReader.ReadImages(images.Path).Shape);
        Assert.Equal([0, 51, 255, 1, 2, 3], IdxReader.ReadImages(images.Path).Bytes.ToArray());
        Assert.Equal([7, 4], IdxReader.ReadLabels(labels.Path));
    }

    [Theory]
    [InlineData(0x08, IdxElementType.Unsigned8, new byte[] { 0, 200 }, new[] { 0f, 200f })]
    [InlineData(0x09, IdxElementType.Signed8, new byte[] { 0xFF, 0x7F }, new[] { -1f, 127f })]
    [InlineData(0x0B, IdxElementType.Signed16, new byte[] { 0x01, 0x02, 0xFF, 0xFE }, new[] { 258f, -2f })]
    [InlineData(0x0C, IdxElementType.Signed32, new byte[] { 0, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0xFD }, new[] { 256f, -3f })]
    [InlineData(0x0D, IdxElementType.Real32, new byte[] { 0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0 }, new[] { 1.5f, -2f })]
    [InlineData(0x0E, IdxElementType.Real64, new byte[] { 0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, new[] { 1.5f, -2f })]
    public void Every_element_type_is_read_highest_byte_first(byte code, IdxElementType type, byte[] elements, float[] expected)
    {
        using var file = new TemporaryFile([0, 0, code, 1, 0, 0, 0, 2, .. elements], ".idx");

        IdxArray array = IdxReader.Read(file.Path);

        Assert.Equal((type, 2), (array.ElementType, array.Length));
        Assert.Equal([2], array.Shape);
        Assert.Equal(expected, array.ToSingles());
        if (type is IdxElementType.Real32 or IdxElementType.Real64) Assert.Throws<InvalidOperationException>(array.ToInt32s);
        else Assert.Equal(expected, array.ToInt32s().Select(value => (float)value));
    }

    [Fact]
    public void Arrays_larger_than_one_piece_are_read_whole()
    {
        var elements = new byte[3_000_001];
        for (int i = 0; i < elements.Length; i++) elements[i] = (byte)(i * 31);
        using var file = new TemporaryFile(TemporaryFile.Compress([0, 0, 8, 1, 0, 0x2D, 0xC6, 0xC1, .. elements]), ".gz");

        Assert.Equal(elements, IdxReader.Read(file.Path).Bytes.ToArray());
    }
}
