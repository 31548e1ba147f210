using System.IO.Compression;

namespace NetGen.Data;

/// <summary>
/// The content of a gzip file, with the assurance that it is whole: <see cref="GZipStream"/> takes the end of a cut file for the end of the
/// data, and the last number of a table would be read without its last digits.
/// </summary>
/// <remarks>
/// A gzip file may consist of several members, one after another. So we let another member follow the file: if the file is whole, its
/// content comes out at the end; if it is not, the bytes are taken for the missing ones and the checksum fails.
/// </remarks>
internal sealed class GzipContent : ForwardStream
{
    private static readonly byte[] Mark = [.. "\0end of gzip\0"u8];
    private static readonly byte[] MarkMember = Compress(Mark);

    private readonly GZipStream _content;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    private GzipContent(GZipStream content)
        : base(content) => _content = content;

    /// <summary>Unpacks a file.</summary>
    public static GzipContent Of(Stream file) => new(new GZipStream(new FollowedStream(file, MarkMember), CompressionMode.Decompress));

    /// <exception cref="InvalidDataException">The file is damaged, cut, or goes on after the end of the compressed data.</exception>
    public override int Read(Span<byte> buffer)
    {
        // The last bytes are held back, for they may turn out to be the mark.
        if (_end - _start <= Mark.Length && !Refill()) return 0;

        int read = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _buffer.AsSpan(_start, read).CopyTo(buffer);
        _start += read;
        return read;
    }

    private bool Refill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        while (_end <= Mark.Length)
        {
            int read = _content.Read(_buffer.AsSpan(_end));
            if (read == 0) return RequireMark();
            _end += read;
        }

        return true;
    }

    private bool RequireMark()
    {
        if (_buffer.AsSpan(0, _end).SequenceEqual(Mark)) return false;
        throw new InvalidDataException("The compressed data are cut, or followed by something else.");
    }

    private static byte[] Compress(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(content);
        return packed.ToArray();
    }
}
