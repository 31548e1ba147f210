using Xunit;

namespace NetGen.Runtime.Tests.Parameters;

public class ParameterSetTests
{
    [Fact]
    public void Parameters_are_found_by_position_and_by_name()
    {
        ParameterSet set = MakeSet();
        Assert.Equal(2, set.Count);
        Assert.Equal("dense1.weight", set[0].Name);
        Assert.Same(set[1], set["dense1.bias"]);
        Assert.True(set.TryGet("dense1.bias", out Parameter? found));
        Assert.Same(set[1], found);
        Assert.False(set.TryGet("Dense1.Bias", out found));
        Assert.Null(found);
        Assert.Equal(["dense1.weight", "dense1.bias"], set.Select(parameter => parameter.Name));
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var exception = Assert.Throws<KeyNotFoundException>(() => MakeSet()["dense2.bias"]);
        Assert.Equal("There is no parameter dense2.bias; there are dense1.weight, dense1.bias.", exception.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => MakeSet()[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => MakeSet()[-1]);
    }

    [Fact]
    public void All_values_are_copied_in_order()
    {
        ParameterSet set = MakeSet();
        Assert.Equal(8, set.TotalLength);
        set.CopyFrom([1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal([1, 2, 3, 4, 5, 6], set["dense1.weight"].ToArray());
        Assert.Equal([7, 8], set["dense1.bias"].ToArray());

        var values = new float[8];
        set.CopyTo(values);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], values);
    }

    [Fact]
    public void A_wrong_total_length_changes_nothing()
    {
        ParameterSet set = MakeSet();
        set.CopyFrom([1, 2, 3, 4, 5, 6, 7, 8]);
        string before = set.Sha256();
        var exception = Assert.Throws<ArgumentException>("values", () => set.CopyFrom(new float[7]));
        Assert.Contains("The length is 7; it must be 8", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("values", () => set.CopyTo(new float[9]));
        Assert.Equal(before, set.Sha256());
    }

    [Fact]
    public void The_hash_is_that_of_the_logical_little_endian_bytes()
    {
        // python3: hashlib.sha256(struct.pack("<8f", 1, -2.5, 3e-8, 0, -0.0, 1e30, 7, 8)).hexdigest()
        ParameterSet set = MakeSet();
        set.CopyFrom([1, -2.5f, 3e-8f, 0, -0.0f, 1e30f, 7, 8]);
        Assert.Equal("4ff6f29380fab757292bbacfe9a02a39831bb30374b15faeeb09c2c70364f19c", set.Sha256());
    }

    [Fact]
    public void Two_parameters_of_one_name_are_refused()
    {
        var buffer = new AlignedBuffer(2);
        Assert.Throws<ArgumentException>(
            "parameters", () => new ParameterSet(new Parameter(buffer, "p", [1], 0, [1]), new Parameter(buffer, "p", [1], 1, [1])));
    }

    [Fact]
    public void An_empty_set_is_a_set()
    {
        var set = new ParameterSet();
        Assert.Equal(0, set.TotalLength);
        set.CopyFrom([]);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", set.Sha256());
    }

    private static ParameterSet MakeSet()
    {
        var buffer = new AlignedBuffer(18);
        return new ParameterSet(
            new Parameter(buffer, "dense1.weight", [2, 3], 0, [1, 2]),
            new Parameter(buffer, "dense1.bias", [2], 16, [1]));
    }
}
