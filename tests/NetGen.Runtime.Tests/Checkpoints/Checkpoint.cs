using System.Buffers.Binary;
using System.Text;

namespace NetGen.Runtime.Tests.Checkpoints;

/// <summary>Small parameter sets, and files built by hand.</summary>
internal static class Checkpoint
{
    /// <summary>A transposed weight [2, 3] and a bias [2] with the values 1 .. 8 in logical order.</summary>
    public static ParameterSet Parameters()
    {
        var buffer = new AlignedBuffer(18);
        var set = new ParameterSet(
            new Parameter(buffer, "dense1.weight", [2, 3], 0, [1, 2]),
            new Parameter(buffer, "dense1.bias", [2], 16, [1]));
        set.CopyFrom([1, 2, 3, 4, 5, 6, 7, 8]);
        return set;
    }

    public static float[] Values(ParameterSet set)
    {
        var values = new float[set.TotalLength];
        set.CopyTo(values);
        return values;
    }

    /// <summary>A file of a header and data; the length in front is right unless given.</summary>
    public static byte[] File(string header, byte[] data, ulong? declaredLength = null) =>
        File(Encoding.UTF8.GetBytes(header), data, declaredLength);

    public static byte[] File(byte[] header, byte[] data, ulong? declaredLength = null)
    {
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, declaredLength ?? (ulong)header.Length);
        return [.. prefix, .. header, .. data];
    }

    public static byte[] Floats(params float[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }
}
