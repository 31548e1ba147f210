using System.Text;
using NetGen.Data;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Cut and altered files: a data set or the documented exception, nothing else.</summary>
public class MutatedFileTests
{
    private const int Mutations = 1_500;

    private static readonly byte[] Csv = Encoding.UTF8.GetBytes(
        "\"x\",y,\"the \"\"label\"\"\"\r\n1.5,-2e3,\"a,\r\nb\"\r\n3,4,c\r\n\"5\",6,\"ü\"\"\"\r\n");

    private static readonly byte[] Idx = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];

    [Fact]
    public void Csv_files() => AssertDocumented(Csv, ".csv", path => CsvReader.ReadClassification(path, ^1));

    [Fact]
    public void Compressed_csv_files() =>
        AssertDocumented(TemporaryFile.Compress(Csv), ".gz", path => CsvReader.ReadClassification(path, ^1));

    [Fact]
    public void Idx_files() => AssertDocumented(Idx, ".idx", path => IdxReader.Read(path));

    [Fact]
    public void Compressed_idx_files() => AssertDocumented(TemporaryFile.Compress(Idx), ".gz", path => IdxReader.Read(path));

    private static void AssertDocumented(byte[] original, string extension, Action<string> read)
    {
        for (uint i = 0; i < Mutations; i++)
        {
            byte[] mutated = Mutate(original, new PhiloxStream(seed: 1, stream: i, step: 0));
            using var file = new TemporaryFile(mutated, extension);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception? exception = Record.Exception(() => read(file.Path));
            Assert.True(exception is null or DataFormatException, $"mutation {i}, {Convert.ToHexString(mutated)}: {exception}");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        }
    }

    /// <summary>One to three of: a bit flipped, a byte replaced, dropped or doubled, the end cut off.</summary>
    private static byte[] Mutate(byte[] original, PhiloxStream random)
    {
        List<byte> bytes = [.. original];
        uint changes = 1 + (random.Word(0) % 3);
        for (uint i = 1; i <= changes && bytes.Count > 0; i++)
        {
            int position = (int)(random.Word(4 * i) % (uint)bytes.Count);
            byte value = (byte)random.Word((4 * i) + 1);
            switch (random.Word((4 * i) + 2) % 5)
            {
                case 0:
                    bytes[position] ^= (byte)(1 << (value & 7));
                    break;
                case 1:
                    bytes[position] = value;
                    break;
                case 2:
                    bytes.RemoveAt(position);
                    break;
                case 3:
                    bytes.Insert(position, bytes[position]);
                    break;
                default:
                    bytes.RemoveRange(position, bytes.Count - position);
                    break;
            }
        }

        return [.. bytes];
    }
}
