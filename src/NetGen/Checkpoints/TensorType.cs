using System.Buffers.Binary;

namespace NetGen.Checkpoints;

/// <summary>A number format of tensors in a safetensors file. All of them are little-endian.</summary>
internal abstract class TensorType
{
    private static readonly TensorType[] s_known = [new Float32(), new Float64(), new Float16(), new BFloat16()];

    private TensorType(string name, int size)
    {
        Name = name;
        Size = size;
    }

    /// <summary>The format of what is written.</summary>
    public static TensorType Written => s_known[0];

    /// <summary>The format of a counter, whose value is never needed.</summary>
    public static TensorType Integer64 { get; } = new Int64();

    /// <summary>What a header calls it: <c>F32</c>.</summary>
    public string Name { get; }

    /// <summary>Bytes per value.</summary>
    public int Size { get; }

    /// <summary>The names of all types that can be read.</summary>
    public static string KnownNames => string.Join(", ", s_known.Select(type => type.Name));

    /// <summary>The type of a name, or null.</summary>
    public static TensorType? Find(string name) => Array.Find(s_known, type => type.Name == name);

    /// <summary>Converts values to the nearest floats; what is too large for a float becomes infinite.</summary>
    public abstract void Decode(ReadOnlySpan<byte> bytes, Span<float> values);

    private sealed class Float32() : TensorType("F32", 4)
    {
        public override void Decode(ReadOnlySpan<byte> bytes, Span<float> values)
        {
            for (int i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
        }
    }

    private sealed class Float64() : TensorType("F64", 8)
    {
        public override void Decode(ReadOnlySpan<byte> bytes, Span<float> values)
        {
            for (int i = 0; i < values.Length; i++) values[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
        }
    }

    private sealed class Float16() : TensorType("F16", 2)
    {
        public override void Decode(ReadOnlySpan<byte> bytes, Span<float> values)
        {
            for (int i = 0; i < values.Length; i++) values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
        }
    }

    /// <summary>The upper half of a 32-bit float.</summary>
    private sealed class BFloat16() : TensorType("BF16", 2)
    {
        public override void Decode(ReadOnlySpan<byte> bytes, Span<float> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
            }
        }
    }

    private sealed class Int64() : TensorType("I64", 8)
    {
        public override void Decode(ReadOnlySpan<byte> bytes, Span<float> values) =>
            throw new NotSupportedException("Counters are passed over.");
    }
}
