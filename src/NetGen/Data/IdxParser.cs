using System.Buffers.Binary;

namespace NetGen.Data;

/// <summary>
/// Reads the IDX format (Y. LeCun, the MNIST database): two zero bytes, the code of the element type, the number of dimensions, the size of
/// each dimension (32 bits, highest byte first), then the elements and nothing else.
/// </summary>
internal static class IdxParser
{
    private const int PieceSize = 1 << 20;
    private const int MaximumDimensions = 8;

    /// <param name="stream">The content, unpacked.</param>
    /// <param name="source">The path, for messages.</param>
    /// <param name="knownLength">The length of the content if it is known before reading, else -1.</param>
    public static IdxArray Parse(Stream stream, string source, long knownLength)
    {
        try
        {
            int[] shape = ReadHeader(stream, source, out IdxElementType type);
            int length = RequireLength(shape, type, source, knownLength);
            return new IdxArray(type, shape, ReadElements(stream, length, source));
        }
        catch (InvalidDataException exception)
        {
            throw new DataFormatException("The compressed data are damaged or cut.", source, innerException: exception);
        }
    }

    private static int[] ReadHeader(Stream stream, string source, out IdxElementType type)
    {
        Span<byte> magic = stackalloc byte[4];
        Fill(stream, magic, source, "the header");
        if ((magic[0] | magic[1]) != 0) throw new DataFormatException("This is no IDX file: the first two bytes must be zero.", source);

        type = (IdxElementType)magic[2];
        if (!Enum.IsDefined(type))
        {
            throw new DataFormatException($"The element type is 0x{magic[2]:X2}; it must be 0x08, 0x09 or 0x0B to 0x0E.", source);
        }

        if (magic[3] is 0 or > MaximumDimensions)
        {
            throw new DataFormatException($"The array has {magic[3]} dimensions; it must have 1 to {MaximumDimensions}.", source);
        }

        var shape = new int[magic[3]];
        Span<byte> size = stackalloc byte[4];
        for (int i = 0; i < shape.Length; i++)
        {
            Fill(stream, size, source, "the header");
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size);
            if (value > int.MaxValue) throw new DataFormatException($"Dimension {i} is {value}, more than {int.MaxValue}.", source);
            shape[i] = (int)value;
        }

        return shape;
    }

    /// <summary>The number of bytes that the elements take, checked against the file before anything of that size is allocated.</summary>
    private static int RequireLength(int[] shape, IdxElementType type, string source, long knownLength)
    {
        long length = IdxArray.SizeOf(type);
        foreach (int size in shape)
        {
            // Both factors are below 2^31, so that the product cannot overflow before it is checked.
            length *= size;
            if (length <= Array.MaxLength) continue;
            throw new DataFormatException($"The array {Describe(shape)} has more than {Array.MaxLength} bytes, the limit.", source);
        }

        long expected = 4 + (4L * shape.Length) + length;
        if (knownLength >= 0 && knownLength != expected)
        {
            throw new DataFormatException($"The file has {knownLength} bytes; an array {Describe(shape)} takes {expected}.", source);
        }

        return (int)length;
    }

    /// <summary>Reads piece by piece: a compressed file may promise more than it holds, and only what it holds is allocated.</summary>
    private static byte[] ReadElements(Stream stream, int length, string source)
    {
        var bytes = new byte[Math.Min(length, PieceSize)];
        Fill(stream, bytes, source, "the elements");
        while (bytes.Length < length)
        {
            int filled = bytes.Length;
            Array.Resize(ref bytes, (int)Math.Min(2L * filled, length));
            Fill(stream, bytes.AsSpan(filled), source, "the elements");
        }

        if (stream.ReadByte() >= 0) throw new DataFormatException("There are more bytes after the last element.", source);
        return bytes;
    }

    private static void Fill(Stream stream, Span<byte> bytes, string source, string part)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length) throw new DataFormatException($"The file ends in the middle of {part}.", source);
    }

    private static string Describe(int[] shape) => string.Join(" × ", shape);
}
