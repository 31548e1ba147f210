using System.Buffers.Binary;
using System.Globalization;

namespace NetGen.Checkpoints;

/// <summary>Reads a safetensors stream and hands the values over only when all of them are right.</summary>
internal static class SafetensorsReader
{
    private const int ChunkLength = 1 << 16;

    /// <summary>Reads one checkpoint; the stream stands behind it afterwards.</summary>
    /// <param name="stream">Where to read.</param>
    /// <param name="tensors">What to fill.</param>
    /// <param name="isWholeFile">Whether nothing may follow.</param>
    public static IReadOnlyDictionary<string, string> Read(Stream stream, CheckpointTensors tensors, bool isWholeFile)
    {
        long? available = stream.CanSeek ? stream.Length - stream.Position : null;
        byte[] headerBytes = ReadHeader(stream, available);
        SafetensorsHeader header = SafetensorsHeaderParser.Parse(headerBytes, tensors);
        RequireLength(SafetensorsHeader.PrefixLength + headerBytes.Length + header.DataLength, available, isWholeFile);

        var values = new float[header.Entries.Count][];
        var chunk = new byte[ChunkLength];
        for (int i = 0; i < values.Length; i++) values[i] = ReadTensor(stream, header.Entries[i], chunk);

        // From here on nothing can fail.
        for (int i = 0; i < values.Length; i++) header.Entries[i].Parameter?.CopyFrom(values[i]);
        return header.Metadata;
    }

    private static byte[] ReadHeader(Stream stream, long? available)
    {
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw new CheckpointException("There are fewer than 8 bytes: this is no safetensors file.");

        ulong declared = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        ulong limit = (ulong)Math.Min(SafetensorsHeader.MaxLength, (available ?? long.MaxValue) - prefix.Length);
        if (declared > limit)
            throw new CheckpointException(Text($"The header says that it has {declared} bytes; it can have {limit} at most."));

        // Memory grows with what really arrives: the declared length of a stream of unknown length may be a lie.
        int length = (int)declared;
        var header = new byte[Math.Min(length, ChunkLength)];
        int read = 0;
        while (read < length)
        {
            if (read == header.Length) Array.Resize(ref header, (int)Math.Min(length, 2L * header.Length));
            int count = stream.Read(header, read, header.Length - read);
            if (count == 0) throw new CheckpointException(Text($"The header ends after {read} bytes; it must have {length}."));
            read += count;
        }

        return header;
    }

    private static void RequireLength(long needed, long? available, bool isWholeFile)
    {
        if (available < needed || (isWholeFile && available > needed))
            throw new CheckpointException(Text($"There are {available} bytes; by the header there must be {needed}."));
    }

    private static float[] ReadTensor(Stream stream, TensorEntry entry, byte[] chunk)
    {
        if (entry.Parameter is null)
        {
            ReadPart(stream, entry, chunk.AsSpan(0, (int)(entry.End - entry.Start)));
            return [];
        }

        var values = new float[entry.Parameter.Length];
        int valuesOfAChunk = chunk.Length / entry.Type.Size;
        for (int start = 0; start < values.Length; start += valuesOfAChunk)
        {
            Span<float> part = values.AsSpan(start, Math.Min(valuesOfAChunk, values.Length - start));
            Span<byte> bytes = chunk.AsSpan(0, part.Length * entry.Type.Size);
            ReadPart(stream, entry, bytes);
            entry.Type.Decode(bytes, part);
        }

        FiniteValues.Require(entry.Name, values);
        return values;
    }

    private static void ReadPart(Stream stream, TensorEntry entry, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw CheckpointException.InTensor(entry.Name, "is cut off: the stream ends inside of it.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
