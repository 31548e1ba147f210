using NetGen.Data;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public sealed class IdxFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-idx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Plain_and_compressed_files_are_found()
    {
        Write("train-images-idx3-ubyte.gz", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 255, 0, 51, 102]);
        Write("train-labels.idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 1, 0]);
        Write("t10k-images.idx3-ubyte.gz", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255]);
        Assert.False(IdxFolder.IsComplete(_folder));
        Write("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 1]);
        Assert.True(IdxFolder.IsComplete(_folder));

        (DataSet<int> train, DataSet<int> test) = IdxFolder.ReadClassification(_folder, classNames: ["shirt", "coat"]);

        Assert.Equal([1, 0, 0.2f, 0.4f], train.Inputs.ToArray());
        Assert.Equal([1, 0], train.Targets.ToArray());
        Assert.Equal([0f, 1], test.Inputs.ToArray());
        Assert.Equal(["shirt", "coat"], test.ClassNames);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => IdxFolder.ReadClassification(_folder));
        Assert.Contains("train-images-idx3-ubyte", exception.Message, StringComparison.Ordinal);
        Assert.False(IdxFolder.IsComplete(Path.Combine(_folder, "nothing")));
    }

    [Fact]
    public void Test_images_of_another_size_are_a_mistake()
    {
        Write("train-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0]);
        Write("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        Write("t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0]);
        Write("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 0]);

        var exception = Assert.Throws<DataFormatException>(() => IdxFolder.ReadClassification(_folder));
        Assert.Contains("An image has 3 pixels; those to train on have 2.", exception.Message, StringComparison.Ordinal);
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(
        Path.Combine(_folder, name), name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFile.Compress(content) : content);
}
