using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

public sealed class SafetensorsBuffersTests
{
    private const string Weight = "\"batchnorm1.weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    private const string Mean = "\"batchnorm1.running_mean\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}";
    private const string Variance = "\"batchnorm1.running_var\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}";
    private const string Counter = "\"batchnorm1.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[24,32]}";

    // 469 batches, as PyTorch counts them.
    private static readonly byte[] s_data = [.. Checkpoint.Floats(1, 2, 3, 4, 5, 6), .. BitConverter.GetBytes(469L)];

    private readonly ParameterSet _parameters;
    private readonly ParameterSet _buffers;

    public SafetensorsBuffersTests()
    {
        var block = new AlignedBuffer(48);
        _parameters = new ParameterSet(new Parameter(block, "batchnorm1.weight", [2], 0, [1]));
        _buffers = new ParameterSet(
            new Parameter(block, "batchnorm1.running_mean", [2], 16, [1]),
            new Parameter(block, "batchnorm1.running_var", [2], 32, [1]));
        _parameters.CopyFrom([10, 11]);
        _buffers.CopyFrom([12, 13, 14, 15]);
    }

    [Fact]
    public void One_file_holds_parameters_and_buffers()
    {
        var stream = new MemoryStream();
        Safetensors.Save(stream, _parameters, _buffers, new Dictionary<string, string> { ["epoch"] = "3" });
        _parameters.CopyFrom([0, 0]);
        _buffers.CopyFrom([0, 0, 0, 0]);
        stream.Position = 0;

        Assert.Equal("3", Safetensors.Load(stream, _parameters, _buffers)["epoch"]);
        AssertUnchanged();
    }

    [Fact]
    public void A_file_on_disk_does_too()
    {
        string path = Path.GetTempFileName();
        try
        {
            Safetensors.Save(path, _parameters, _buffers);
            _buffers.CopyFrom([0, 0, 0, 0]);
            Safetensors.Load(path, _parameters, _buffers);
            AssertUnchanged();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_counter_of_a_PyTorch_checkpoint_is_passed_over()
    {
        foreach (bool canSeek in new[] { true, false })
        {
            byte[] file = Checkpoint.File("{" + Weight + "," + Mean + "," + Variance + "," + Counter + "}", s_data);
            Safetensors.Load(canSeek ? new MemoryStream(file) : new TricklingStream(file), _parameters, _buffers);
            Assert.Equal([1, 2], Checkpoint.Values(_parameters));
            Assert.Equal([3, 4, 5, 6], Checkpoint.Values(_buffers));
        }
    }

    [Fact]
    public void A_counter_between_the_tensors_is_passed_over_at_its_place()
    {
        byte[] data = [.. Checkpoint.Floats(1, 2), .. BitConverter.GetBytes(-1L), .. Checkpoint.Floats(3, 4, 5, 6)];
        string header = "{" + Weight + "," + Counter.Replace("24,32", "8,16", StringComparison.Ordinal)
            + "," + Mean.Replace("8,16", "16,24", StringComparison.Ordinal)
            + "," + Variance.Replace("16,24", "24,32", StringComparison.Ordinal) + "}";
        Safetensors.Load(new MemoryStream(Checkpoint.File(header, data)), _parameters, _buffers);
        Assert.Equal([1, 2], Checkpoint.Values(_parameters));
        Assert.Equal([3, 4, 5, 6], Checkpoint.Values(_buffers));
    }

    [Theory]
    [InlineData("batchnorm1.num_batches_tracked", "\"I32\"", "[]", "[24,28]", "has the type I32; a counter must have the type I64.")]
    [InlineData("batchnorm1.num_batches_tracked", "\"I64\"", "[1]", "[24,32]", "has the shape [1]; it must be [].")]
    [InlineData("batchnorm1.num_batches_tracked", "\"I64\"", "[]", "[24,33]", "lies at bytes 24 .. 33; it must have 8 bytes: 1 x I64.")]
    [InlineData("batchnorm1.num_batches_tracked", "\"I64\"", "[]", "[32,40]", "starts at byte 32; it must start at byte 24")]
    [InlineData("batchnorm2.num_batches_tracked", "\"I64\"", "[]", "[24,32]", "Unexpected: batchnorm2.num_batches_tracked.")]
    [InlineData("num_batches_tracked", "\"I64\"", "[]", "[24,32]", "Unexpected: num_batches_tracked.")]
    [InlineData("batchnorm1.xnum_batches_tracked", "\"I64\"", "[]", "[24,32]", "Unexpected: batchnorm1.xnum_batches_tracked.")]
    public void Anything_else_is_refused_and_changes_nothing(string name, string type, string shape, string offsets, string expected)
    {
        string counter = $"\"{name}\":{{\"dtype\":{type},\"shape\":{shape},\"data_offsets\":{offsets}}}";
        AssertRefused(Checkpoint.File("{" + Weight + "," + Mean + "," + Variance + "," + counter + "}", s_data), expected);
    }

    [Fact]
    public void A_counter_twice_or_cut_off_is_refused()
    {
        string tensors = Weight + "," + Mean + "," + Variance + "," + Counter;
        AssertRefused(Checkpoint.File("{" + tensors + "," + Counter + "}", s_data), "num_batches_tracked is in the header twice.");
        var exception = Assert.Throws<CheckpointException>(
            () => Safetensors.Load(new TricklingStream(Checkpoint.File("{" + tensors + "}", s_data[..^1])), _parameters, _buffers));
        Assert.Contains("batchnorm1.num_batches_tracked is cut off", exception.Message, StringComparison.Ordinal);
        AssertUnchanged();
    }

    [Fact]
    public void A_buffer_that_is_missing_or_not_finite_leaves_the_parameters_too()
    {
        AssertRefused(Checkpoint.File("{" + Weight + "," + Mean + "}", s_data[..16]), "Missing: batchnorm1.running_var.");
        byte[] data = Checkpoint.Floats(1, 2, 3, 4, 5, float.NaN);
        AssertRefused(Checkpoint.File("{" + Weight + "," + Mean + "," + Variance + "}", data), "running_var has the value NaN");
    }

    [Fact]
    public void Without_buffers_a_counter_is_unexpected()
    {
        byte[] file = Checkpoint.File("{" + Weight + "," + Counter.Replace("24,32", "8,16", StringComparison.Ordinal) + "}", s_data[..16]);
        Assert.Throws<CheckpointException>(() => Safetensors.Load(new MemoryStream(file), _parameters));
    }

    [Fact]
    public void A_buffer_that_is_not_finite_is_not_saved()
    {
        _buffers["batchnorm1.running_var"].CopyFrom([1, float.PositiveInfinity]);
        var stream = new MemoryStream();
        Assert.Throws<CheckpointException>(() => Safetensors.Save(stream, _parameters, _buffers));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_name_in_both_sets_is_refused()
    {
        Assert.Throws<ArgumentException>("buffers", () => Safetensors.Save(new MemoryStream(), _parameters, _parameters));
        Assert.Throws<ArgumentException>("buffers", () => Safetensors.Load(new MemoryStream(), _parameters, _parameters));
        Assert.Throws<ArgumentNullException>("buffers", () => Safetensors.Load(new MemoryStream(), _parameters, null!));
    }

    private void AssertRefused(byte[] file, string expected)
    {
        var exception = Assert.Throws<CheckpointException>(() => Safetensors.Load(new MemoryStream(file), _parameters, _buffers));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        AssertUnchanged();
    }

    private void AssertUnchanged()
    {
        Assert.Equal([10, 11], Checkpoint.Values(_parameters));
        Assert.Equal([12, 13, 14, 15], Checkpoint.Values(_buffers));
    }
}
