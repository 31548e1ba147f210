using System.Text;

namespace NetGen.Data;

/// <summary>Opens data files; those that end in <c>.gz</c> are unpacked on the way.</summary>
internal static class DataFile
{
    public static Stream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return IsCompressed(path) ? GzipContent.Of(file) : file;
    }

    public static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Opens a text; bytes that are not UTF-8 (or UTF-16 with a mark at the beginning) are an error rather than question marks.
    /// </summary>
    public static TextReader OpenText(string path) => new StreamReader(Open(path), new UTF8Encoding(false, throwOnInvalidBytes: true));
}
