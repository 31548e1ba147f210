using System.IO.Compression;

namespace NetGen.Runtime.Tests.Data;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content, string extension)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + extension);
        File.WriteAllBytes(Path, content);
    }

    public TemporaryFile(string content, string extension = ".csv")
        : this(System.Text.Encoding.UTF8.GetBytes(content), extension)
    {
    }

    public string Path { get; }

    public static byte[] Compress(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(content);
        return packed.ToArray();
    }

    public void Dispose() => File.Delete(Path);
}
