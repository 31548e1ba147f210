using System.Text;
using NetGen.Checkpoints;
using Xunit;

namespace NetGen.Runtime.Tests.Checkpoints;

public class SafetensorsMistakeTests
{
    private const string Bias = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    private const string Both = Bias + "," + Weight;
    private const string Weight = "\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[8,32]}";

    private static readonly byte[] s_data = Checkpoint.Floats(7, 8, 1, 2, 3, 4, 5, 6);

    [Theory]
    [InlineData("{" + Bias + "}", "Missing: dense1.weight. Unexpected: none.")]
    [InlineData("{}", "Missing: dense1.weight, dense1.bias. Unexpected: none.")]
    [InlineData("{" + Both + ",\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[32,36]}}", "Missing: none. Unexpected: a.")]
    [InlineData("{\"dense1.Bias\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", "dense1.bias. Unexpected: dense1.Bias.")]
    [InlineData("{" + Bias + "," + Both + "}", "Tensor dense1.bias is in the header twice.")]
    [InlineData("{" + Both + ",\"__metadata__\":{},\"__metadata__\":{}}", "__metadata__ twice")]
    [InlineData("{" + Both + ",\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "The metadata have a twice.")]
    [InlineData("{" + Both + ",\"__metadata__\":{\"a\":1}}", "has a Number in the header where a String must be")]
    [InlineData("{" + Both + ",\"__metadata__\":[]}", "has a StartArray in the header where a StartObject must be")]
    [InlineData("{" + Bias + ",\"dense1.weight\":3}", "Tensor dense1.weight has a Number in the header")]
    [InlineData("{" + Bias + ",\"dense1.weight\":null}", "Tensor dense1.weight has a Null in the header")]
    public void Wrong_sets_of_tensors_are_refused(string header, string expected) => AssertRefused(header, expected);

    [Theory]
    [InlineData("\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[0,8]", "has the type I32; it must be one of F32, F64, F16, BF16.")]
    [InlineData("\"dtype\":\"f32\",\"shape\":[2],\"data_offsets\":[0,8]", "has the type f32")]
    [InlineData("\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]", "has a Number in the header where a String must be")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]", "has the shape [3]; it must be [2].")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]", "has the shape [1, 2]; it must be [2].")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,8]", "has the shape []; it must be [2].")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]", "not a whole number")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]", "not a whole number")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2e0],\"data_offsets\":[0,8]", "not a whole number")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[\"2\"],\"data_offsets\":[0,8]", "not a whole number")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[18446744073709551616],\"data_offsets\":[0,8]", "not a whole number")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[18446744073709551615],\"data_offsets\":[0,8]", "has the shape [18446744073709551615]")]
    [InlineData("\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]", "has a Number in the header where a StartArray must be")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9]", "lies at bytes 0 .. 9; it must have 8 bytes")]
    [InlineData("\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]", "lies at bytes 0 .. 8; it must have 16 bytes")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]", "lies at bytes 8 .. 0; it must have 8 bytes")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[18446744073709551608,18446744073709551615]", "it must have 8 bytes")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[18446744073709551607,18446744073709551615]", "it must have 8 bytes")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]", "starts at byte 4; it must start at byte 0")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]", "starts at byte 8; it must start at byte 0")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[28,36]", "starts at byte 8; it must start at byte 0")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]", "must have a dtype, a shape and two data_offsets")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]", "must have a dtype, a shape and two data_offsets")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2]", "must have a dtype, a shape and two data_offsets")]
    [InlineData("\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]", "has dtype twice or out of place")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"color\":1", "has color twice or out of place")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[[2]],\"data_offsets\":[0,8]", "maximum")]
    public void Wrong_tensors_are_refused(string bias, string expected) =>
        AssertRefused("{\"dense1.bias\":{" + bias + "}," + Weight + "}", expected);

    [Theory]
    [InlineData("", "no safetensors file")]
    [InlineData(" {}", "does not start with '{'")]
    [InlineData("[]", "does not start with '{'")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{" + Both + "}}", "not valid JSON")]
    [InlineData("{" + Both + "} {}", "not valid JSON")]
    [InlineData("{" + Both + ",}", "not valid JSON")]
    [InlineData("{" + Both + "}\0", "not valid JSON")]
    [InlineData("{/* */" + Both + "}", "not valid JSON")]
    [InlineData("{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "not valid JSON")]
    [InlineData("{'a':1}", "not valid JSON")]
    public void Headers_that_are_no_JSON_object_are_refused(string header, string expected) => AssertRefused(header, expected);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        byte[] header = Encoding.UTF8.GetBytes("{" + Both + ",\"__metadata__\":{\"a\":\"b\"}}");
        header[^4] = 0xff;
        AssertRefused(Checkpoint.File(header, s_data), "not valid UTF-8");
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Values_that_are_not_finite_are_refused(float value, string expected)
    {
        byte[] data = Checkpoint.Floats(7, 8, 1, 2, 3, value, 5, 6);
        AssertRefused(Checkpoint.File("{" + Both + "}", data), $"Tensor dense1.weight has the value {expected} at position 3");
    }

    [Fact]
    public void A_double_that_no_float_can_hold_is_refused()
    {
        byte[] data = [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(1e39)];
        var set = new ParameterSet(new Parameter(new AlignedBuffer(2), "p", [2], 0, [1]));
        byte[] file = Checkpoint.File("{\"p\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}", data);
        Assert.Throws<CheckpointException>(() => Safetensors.Load(new MemoryStream(file), set));
        Assert.Equal([0f, 0f], Checkpoint.Values(set));
    }

    [Fact]
    public void The_exception_knows_the_tensor()
    {
        byte[] data = Checkpoint.Floats(7, float.NaN, 1, 2, 3, 4, 5, 6);
        var stream = new MemoryStream(Checkpoint.File("{" + Both + "}", data));
        var exception = Assert.Throws<CheckpointException>(() => Safetensors.Load(stream, Checkpoint.Parameters()));
        Assert.Equal("dense1.bias", exception.Tensor);
        Assert.Null(exception.Path);
    }

    private static void AssertRefused(string header, string expected) => AssertRefused(Checkpoint.File(header, s_data), expected);

    private static void AssertRefused(byte[] file, string expected)
    {
        ParameterSet set = Checkpoint.Parameters();
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new TricklingStream(file) })
        {
            var exception = Assert.Throws<CheckpointException>(() => Safetensors.Load(stream, set));
            Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Checkpoint.Values(set));
        }
    }
}
