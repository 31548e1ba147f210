using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

public class SafetensorsFormatTests
{
    [Fact]
    public void A_file_as_the_safetensors_package_of_Python_writes_it_is_read()
    {
        // save_file({"dense1.weight": torch.tensor([[1., 2., 3.], [4., 5., 6.]]), "dense1.bias": torch.tensor([7., 8.])}, path,
        // metadata={"format": "pt"}): metadata first, tensors by name, no spaces, the header padded to a multiple of 8.
        const string Header = """
            {"__metadata__":{"format":"pt"},
            "dense1.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
            "dense1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[8,32]}}
            """;
        string header = Header.ReplaceLineEndings("").PadRight(168);
        byte[] file = Checkpoint.File(header, Checkpoint.Floats(7, 8, 1, 2, 3, 4, 5, 6));
        ParameterSet set = Checkpoint.Parameters();
        set.CopyFrom(new float[8]);

        IReadOnlyDictionary<string, string> metadata = Safetensors.Load(new MemoryStream(file), set);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Checkpoint.Values(set));
        Assert.Equal("pt", Assert.Single(metadata).Value);
    }

    [Fact]
    public void What_is_written_has_the_layout_that_the_format_asks_for()
    {
        var stream = new MemoryStream();
        Safetensors.Save(stream, Checkpoint.Parameters(), new Dictionary<string, string> { ["format"] = "pt", ["epoch"] = "\u00e9\"5\n" });
        byte[] file = stream.ToArray();

        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.Equal(0, length % 8);
        Assert.Equal((byte)'{', file[8]);
        using var header = JsonDocument.Parse(file.AsMemory(8, length));
        JsonElement root = header.RootElement;
        Assert.Equal(["__metadata__", "dense1.weight", "dense1.bias"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("\u00e9\"5\n", root.GetProperty("__metadata__").GetProperty("epoch").GetString());
        JsonElement weight = root.GetProperty("dense1.weight");
        Assert.Equal("F32", weight.GetProperty("dtype").GetString());
        Assert.Equal("[2,3]", weight.GetProperty("shape").GetRawText());
        Assert.Equal("[0,24]", weight.GetProperty("data_offsets").GetRawText());
        Assert.Equal("[24,32]", root.GetProperty("dense1.bias").GetProperty("data_offsets").GetRawText());
        Assert.Equal(Checkpoint.Floats(1, 2, 3, 4, 5, 6, 7, 8), file[(8 + length)..]);
        Assert.All(Encoding.UTF8.GetString(file, 8, length).AsEnumerable().Reverse().TakeWhile(c => c != '}'), c => Assert.Equal(' ', c));
    }

    [Fact]
    public void The_same_parameters_and_metadata_give_the_same_bytes()
    {
        var first = new MemoryStream();
        var second = new MemoryStream();
        Safetensors.Save(first, Checkpoint.Parameters(), new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" });
        Safetensors.Save(second, Checkpoint.Parameters(), new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" });
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Theory]
    [InlineData("F64", "000000000000f03f0000000000000080", new[] { 1f, -0f })]
    [InlineData("F64", "9a9999999999b93f000000e0ffffef47", new[] { 0.1f, float.MaxValue })]
    [InlineData("F16", "003c00c0", new[] { 1f, -2f })]
    [InlineData("F16", "ff7b0100", new[] { 65504f, 5.9604645e-8f })]
    [InlineData("BF16", "803f00c0", new[] { 1f, -2f })]
    [InlineData("BF16", "7f7f4940", new[] { 3.3895314e38f, 3.140625f })]
    public void Other_float_types_are_converted(string type, string data, float[] expected)
    {
        byte[] bytes = Convert.FromHexString(data);
        string header = $"{{\"p\":{{\"dtype\":\"{type}\",\"shape\":[2],\"data_offsets\":[0,{bytes.Length}]}}}}";
        var set = new ParameterSet(new Parameter(new AlignedBuffer(2), "p", [2], 0, [1]));
        Safetensors.Load(new MemoryStream(Checkpoint.File(header, bytes)), set);
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), Checkpoint.Values(set).Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Unaligned_headers_any_order_of_keys_and_white_space_are_fine()
    {
        const string Header = """
            { "dense1.weight" : { "data_offsets":[8, 32], "shape" : [2 ,3],
              "dtype":"F32"}, "dense1.bias":{"shape":[2],"dtype":"F32","data_offsets":[0,8]} }
            """;
        foreach (int padding in new[] { 0, 1, 3, 7 })
        {
            ParameterSet set = Checkpoint.Parameters();
            byte[] file = Checkpoint.File(Header + new string(' ', padding), Checkpoint.Floats(7, 8, 1, 2, 3, 4, 5, 6));
            Assert.Empty(Safetensors.Load(new MemoryStream(file), set));
            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Checkpoint.Values(set));
        }
    }

    [Fact]
    public void A_set_without_parameters_is_a_header_only()
    {
        var stream = new MemoryStream();
        Safetensors.Save(stream, new ParameterSet());
        Assert.Equal("0800000000000000" + "7b7d202020202020", Convert.ToHexStringLower(stream.ToArray()));
        stream.Position = 0;
        Assert.Empty(Safetensors.Load(stream, new ParameterSet()));
    }
}
