using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static System.FormattableString;

namespace NetGen.Checkpoints;

/// <summary>Writes the safetensors format: the same tensors and metadata give the same bytes.</summary>
internal static class SafetensorsWriter
{
    // Readers that map the file into memory want the tensors aligned.
    private const int Alignment = 8;

    private const int ValuesOfAChunk = 1 << 14;

    private static readonly UTF8Encoding s_strictEncoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The length, the JSON text and the spaces behind it.</summary>
    /// <exception cref="ArgumentException">A name or the metadata cannot be written.</exception>
    public static byte[] Header(CheckpointTensors tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (metadata is not null) WriteMetadata(json, metadata);
            long start = 0;
            foreach (Parameter parameter in tensors.All)
            {
                long end = start + ((long)TensorType.Written.Size * parameter.Length);
                WriteTensor(json, parameter, start, end);
                start = end;
            }

            json.WriteEndObject();
        }

        int length = (text.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (length > SafetensorsHeader.MaxLength)
        {
            throw new ArgumentException(
                Invariant($"The header would have {length} bytes; it must have {SafetensorsHeader.MaxLength} at most."),
                nameof(metadata));
        }

        var header = new byte[SafetensorsHeader.PrefixLength + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        text.WrittenSpan.CopyTo(header.AsSpan(SafetensorsHeader.PrefixLength));
        header.AsSpan(SafetensorsHeader.PrefixLength + text.WrittenCount).Fill((byte)' ');
        return header;
    }

    /// <summary>All values, little-endian, behind each other.</summary>
    public static void WriteValues(Stream stream, CheckpointTensors tensors)
    {
        var bytes = new byte[sizeof(float) * ValuesOfAChunk];
        foreach (Parameter parameter in tensors.All)
        {
            foreach (float[] chunk in parameter.ToArray().Chunk(ValuesOfAChunk))
            {
                for (int i = 0; i < chunk.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), chunk[i]);
                stream.Write(bytes, 0, sizeof(float) * chunk.Length);
            }
        }
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            RequireUnicode(key);
            RequireUnicode(value ?? throw new ArgumentException($"The metadata have no value for {key}.", nameof(metadata)));
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, Parameter parameter, long start, long end)
    {
        if (parameter.Name == SafetensorsHeader.MetadataKey)
            throw new ArgumentException($"A parameter is named {parameter.Name}, which the format keeps for itself.", nameof(parameter));

        RequireUnicode(parameter.Name);
        json.WriteStartObject(parameter.Name);
        json.WriteString("dtype", TensorType.Written.Name);
        json.WriteStartArray("shape");
        foreach (int axis in parameter.Shape) json.WriteNumberValue(axis);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The JSON writer would put a replacement character in place of half a surrogate pair, and the text would not come back.
    private static void RequireUnicode(string text) => _ = s_strictEncoding.GetByteCount(text);
}
