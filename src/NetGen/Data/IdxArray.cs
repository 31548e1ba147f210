using System.Buffers.Binary;

namespace NetGen.Data;

/// <summary>The content of an IDX file: an array of numbers in any number of dimensions, row-major.</summary>
public sealed class IdxArray
{
    private readonly byte[] _bytes;

    internal IdxArray(IdxElementType elementType, int[] shape, byte[] bytes)
    {
        ElementType = elementType;
        Shape = shape;
        _bytes = bytes;
        Length = bytes.Length / SizeOf(elementType);
    }

    /// <summary>The type of the numbers in the file.</summary>
    public IdxElementType ElementType { get; }

    /// <summary>The size of every dimension, the first one counting samples.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The bytes of the elements as the file has them: several bytes with the highest first.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The elements as <see cref="float"/>, rounded where it cannot hold them.</summary>
    public float[] ToSingles()
    {
        var values = new float[Length];
        for (int i = 0; i < values.Length; i++) values[i] = ReadSingle(i);
        return values;
    }

    /// <summary>The elements as <see cref="int"/>.</summary>
    /// <exception cref="InvalidOperationException">The file holds floating-point numbers.</exception>
    public int[] ToInt32s()
    {
        var values = new int[Length];
        for (int i = 0; i < values.Length; i++) values[i] = ReadInt32(i);
        return values;
    }

    internal static int SizeOf(IdxElementType type) => type switch
    {
        IdxElementType.Unsigned8 or IdxElementType.Signed8 => 1,
        IdxElementType.Signed16 => 2,
        IdxElementType.Signed32 or IdxElementType.Real32 => 4,
        _ => 8,
    };

    private float ReadSingle(int index) => ElementType switch
    {
        IdxElementType.Real32 => BinaryPrimitives.ReadSingleBigEndian(_bytes.AsSpan(4 * index)),
        IdxElementType.Real64 => (float)BinaryPrimitives.ReadDoubleBigEndian(_bytes.AsSpan(8 * index)),
        _ => ReadInt32(index),
    };

    private int ReadInt32(int index) => ElementType switch
    {
        IdxElementType.Unsigned8 => _bytes[index],
        IdxElementType.Signed8 => (sbyte)_bytes[index],
        IdxElementType.Signed16 => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(2 * index)),
        IdxElementType.Signed32 => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(4 * index)),
        _ => throw new InvalidOperationException($"The elements are of type {ElementType}; they must be whole numbers."),
    };
}
