using NetGen.Checkpoints;
using NetGen.OneResult;
using Xunit;

namespace NetGen.Differential.Tests.Faults;

public sealed class BadFileTests
{
    [Fact]
    public void A_saved_network_comes_back_bit_for_bit()
    {
        var (saved, loaded) = (new OddClassifier(1), new OddClassifier(2));
        Assert.NotEqual(saved.Parameters.Sha256(), loaded.Parameters.Sha256());
        loaded.Load(new MemoryStream(Bytes(saved)));
        Assert.Equal(saved.Parameters.Sha256(), loaded.Parameters.Sha256());
    }

    [Fact]
    public void Another_network_s_file_is_refused_and_changes_nothing()
    {
        var network = new OddClassifier(1);
        using var other = new MemoryStream();
        new WideClassifier(1).Save(other);
        Refused(network, other.ToArray());
    }

    [Fact]
    public void A_file_that_isn_t_there_is_an_input_error() =>
        Assert.ThrowsAny<IOException>(() => new TinyNetwork().Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))));

    [Fact]
    public void Cut_files_are_refused_and_change_nothing()
    {
        var network = new TinyNetwork(1);
        var bytes = Bytes(new TinyNetwork(2));
        for (var length = 0; length < bytes.Length; length++)
            Refused(network, bytes[..length]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Numbers_that_are_none_are_refused_and_change_nothing(float value)
    {
        var network = new TinyNetwork(1);
        var bytes = Bytes(new TinyNetwork(2));
        for (var end = bytes.Length; end > bytes.Length - (4 * TinyNetwork.ParameterCount); end -= 4)
        {
            var changed = (byte[])bytes.Clone();
            BitConverter.TryWriteBytes(changed.AsSpan(end - 4), value);
            Refused(network, changed);
        }
    }

    private static void Refused(OddClassifier network, byte[] file)
    {
        var before = network.Parameters.Sha256();
        Assert.Throws<CheckpointException>(() => network.Load(new MemoryStream(file)));
        Assert.Equal(before, network.Parameters.Sha256());
    }

    private static void Refused(TinyNetwork network, byte[] file)
    {
        var before = network.Parameters.Sha256();
        Assert.Throws<CheckpointException>(() => network.Load(new MemoryStream(file)));
        Assert.Equal(before, network.Parameters.Sha256());
    }

    private static byte[] Bytes(OddClassifier network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private static byte[] Bytes(TinyNetwork network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }
}
