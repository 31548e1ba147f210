using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Zeroed floats at a fixed address whose first one lies on a cache line (64 bytes), so that no vector load of a block crosses two lines.
/// At least 16 floats after the end may be read and written too (they are nobody's), so that a kernel may round up to a whole vector.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    /// <summary>How many floats after the end belong to the buffer: one vector of the widest kind.</summary>
    public const int Padding = 16;

    private const int CacheLine = 64;
    private const int FloatsOfALine = CacheLine / sizeof(float);

    // Pinned for its whole life: an aligned address must not move.
    private readonly float[] _values;
    private readonly int _start;

    /// <summary>Allocates a buffer of zeros.</summary>
    /// <param name="length">The number of floats, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or more than an array can hold.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - Padding - FloatsOfALine);
        Length = length;
        _values = GC.AllocateArray<float>(length + Padding + FloatsOfALine, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);
        _start = (int)(-address & (CacheLine - 1)) / sizeof(float);
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats, without the padding.</summary>
    public Span<float> Span => _values.AsSpan(_start, Length);

    /// <summary>The first float; the place of it if there is none.</summary>
    public ref float Reference => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), _start);
}
