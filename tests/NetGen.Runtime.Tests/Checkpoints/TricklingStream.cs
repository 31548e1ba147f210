namespace NetGen.Runtime.Tests.Checkpoints;

/// <summary>A stream like a slow network connection: it cannot seek, doesn't know its length, and gives a few bytes at a time.</summary>
internal sealed class TricklingStream(byte[] content) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int given = Math.Min(Math.Min(count, (_position % 5) + 1), content.Length - _position);
        Array.Copy(content, _position, buffer, offset, given);
        _position += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
