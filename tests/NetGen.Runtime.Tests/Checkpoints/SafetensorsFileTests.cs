using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-checkpoints-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "net.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_comes_back_with_its_metadata()
    {
        Safetensors.Save(Path, Checkpoint.Parameters(), new Dictionary<string, string> { ["epoch"] = "5" });
        ParameterSet set = Checkpoint.Parameters();
        set.CopyFrom(new float[8]);
        Assert.Equal("5", Safetensors.Load(Path, set)["epoch"]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Checkpoint.Values(set));
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_longer_old_file_is_replaced_as_a_whole()
    {
        File.WriteAllBytes(Path, new byte[100_000]);
        Safetensors.Save(Path, Checkpoint.Parameters());
        Safetensors.Load(Path, Checkpoint.Parameters());
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Values_that_are_not_finite_are_not_saved_and_the_old_file_stays()
    {
        ParameterSet set = Checkpoint.Parameters();
        Safetensors.Save(Path, set);
        byte[] before = File.ReadAllBytes(Path);
        set["dense1.bias"].CopyFrom([1, float.NaN]);

        var exception = Assert.Throws<CheckpointException>(() => Safetensors.Save(Path, set));

        Assert.Equal((Path, "dense1.bias"), (exception.Path, exception.Tensor));
        Assert.Contains("net.safetensors: Tensor dense1.bias has the value NaN at position 1", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder));

        var stream = new MemoryStream();
        Assert.Throws<CheckpointException>(() => Safetensors.Save(stream, set));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Metadata_that_cannot_be_written_leave_the_old_file()
    {
        Safetensors.Save(Path, Checkpoint.Parameters());
        byte[] before = File.ReadAllBytes(Path);
        foreach (string? value in new[] { null, "\ud800" })
        {
            var metadata = new Dictionary<string, string> { ["a"] = value! };
            Assert.ThrowsAny<ArgumentException>(() => Safetensors.Save(Path, Checkpoint.Parameters(), metadata));
        }

        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_write_that_fails_half_way_leaves_the_old_file_and_no_other()
    {
        File.WriteAllText(Path, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(Path, stream =>
        {
            stream.Write(new byte[1000]);
            stream.Flush();
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_and_a_folder_in_place_of_the_file_are_input_output_errors()
    {
        string missing = System.IO.Path.Combine(_folder, "missing", "net.safetensors");
        var exception = Assert.Throws<DirectoryNotFoundException>(() => Safetensors.Save(missing, Checkpoint.Parameters()));
        string folder = System.IO.Path.Combine(_folder, "missing");
        Assert.Equal($"There is no folder '{folder}' to write 'net.safetensors' to.", exception.Message);
        Assert.Throws<DirectoryNotFoundException>(() => Safetensors.Load(missing, Checkpoint.Parameters()));
        Assert.Throws<FileNotFoundException>(() => Safetensors.Load(Path, Checkpoint.Parameters()));

        Directory.CreateDirectory(Path);
        Assert.ThrowsAny<SystemException>(() => Safetensors.Save(Path, Checkpoint.Parameters()));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_reader_meets_the_old_file_or_the_new_one_never_a_part()
    {
        ParameterSet one = Checkpoint.Parameters();
        ParameterSet two = Checkpoint.Parameters();
        two.CopyFrom([8, 7, 6, 5, 4, 3, 2, 1]);
        Safetensors.Save(Path, one);
        string[] hashes = [one.Sha256(), two.Sha256()];
        var writer = new Thread(() =>
        {
            for (int i = 0; i < 100; i++) Safetensors.Save(Path, i % 2 == 0 ? two : one);
        });
        writer.Start();
        ParameterSet read = Checkpoint.Parameters();
        int reads = 0;
        while (writer.IsAlive || reads == 0)
        {
            Safetensors.Load(Path, read);
            Assert.Contains(read.Sha256(), hashes);
            reads++;
        }

        writer.Join();
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Bytes_behind_the_last_tensor_of_a_file_are_refused()
    {
        Safetensors.Save(Path, Checkpoint.Parameters());
        using (FileStream stream = File.OpenWrite(Path))
        {
            stream.Position = stream.Length;
            stream.WriteByte(0);
        }

        var exception = Assert.Throws<CheckpointException>(() => Safetensors.Load(Path, Checkpoint.Parameters()));
        Assert.Equal(Path, exception.Path);
        Assert.StartsWith(Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Permissions_of_the_old_file_are_kept()
    {
        if (OperatingSystem.IsWindows()) return;

        Safetensors.Save(Path, Checkpoint.Parameters());
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Safetensors.Save(Path, Checkpoint.Parameters());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }
}
