namespace NetGen.Data;

/// <summary>A stream, and after its end some more bytes.</summary>
internal sealed class FollowedStream(Stream inner, ReadOnlyMemory<byte> following) : ForwardStream(inner)
{
    private readonly Stream _inner = inner;
    private ReadOnlyMemory<byte> _following = following;

    public override int Read(Span<byte> buffer)
    {
        int read = _inner.Read(buffer);
        if (read > 0 || _following.IsEmpty) return read;

        read = Math.Min(buffer.Length, _following.Length);
        _following.Span[..read].CopyTo(buffer);
        _following = _following[read..];
        return read;
    }
}
