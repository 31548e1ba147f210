using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.Checkpoints;

/// <summary>
/// Reads a header strictly: what the format does not allow, and what the network does not expect, is an error. Memory stays in proportion
/// to the header and the network, whatever numbers the header holds.
/// </summary>
internal ref struct SafetensorsHeaderParser
{
    // A tensor is an object in the header's object, with arrays in it; nothing may be nested deeper.
    private const int MaxDepth = 3;

    private readonly CheckpointTensors _tensors;
    private readonly Dictionary<string, TensorEntry> _entries = new(StringComparer.Ordinal);
    private readonly NameList _unexpected = new();
    private Dictionary<string, string>? _metadata;
    private Utf8JsonReader _json;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> header, CheckpointTensors tensors)
    {
        _tensors = tensors;
        _json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads a header.</summary>
    /// <param name="header">The JSON text, in UTF-8, without the length in front of it.</param>
    /// <param name="tensors">What the tensors must fit.</param>
    /// <exception cref="CheckpointException">The header is malformed or the tensors don't fit.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> header, CheckpointTensors tensors)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
            throw new CheckpointException("The header does not start with '{': this is no safetensors file.");
        if (!Utf8.IsValid(header)) throw new CheckpointException("The header is not valid UTF-8.");
        try
        {
            return new SafetensorsHeaderParser(header, tensors).Parse();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second one is how the reader reports an escaped half of a surrogate pair.
            throw new CheckpointException($"The header is not valid JSON: {exception.Message}", exception);
        }
    }

    private SafetensorsHeader Parse()
    {
        _json.Read();
        while (NextName() is { } name)
        {
            if (name == SafetensorsHeader.MetadataKey) ReadMetadata();
            else ReadTensor(name);
        }

        // Anything but white space behind the object is an error that the reader finds.
        _json.Read();

        var missing = new NameList();
        foreach (Parameter parameter in _tensors.All)
        {
            if (!_entries.ContainsKey(parameter.Name)) missing.Add(parameter.Name);
        }

        if (missing.Count > 0 || _unexpected.Count > 0)
        {
            throw new CheckpointException(
                $"The tensors are not those of the network. Missing: {missing}. Unexpected: {_unexpected}.");
        }

        return SafetensorsHeader.Create([.. _entries.Values], _metadata ?? []);
    }

    private void ReadMetadata()
    {
        if (_metadata is not null) throw new CheckpointException($"The header has {SafetensorsHeader.MetadataKey} twice.");

        _metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(JsonTokenType.StartObject, SafetensorsHeader.MetadataKey);
        while (NextName() is { } key)
        {
            Expect(JsonTokenType.String, SafetensorsHeader.MetadataKey);
            if (!_metadata.TryAdd(key, _json.GetString()!))
                throw new CheckpointException($"The metadata have {NameList.Shorten(key)} twice.");
        }
    }

    private void ReadTensor(string name)
    {
        string? type = null;
        List<ulong>? shape = null;
        List<ulong>? offsets = null;
        Expect(JsonTokenType.StartObject, name);
        while (NextName() is { } key)
        {
            if (key == "dtype" && type is null)
            {
                Expect(JsonTokenType.String, name);
                type = _json.GetString();
            }
            else if (key == "shape" && shape is null)
            {
                shape = ReadNumbers(name);
            }
            else if (key == "data_offsets" && offsets is null)
            {
                offsets = ReadNumbers(name);
            }
            else
            {
                string problem = $"has {NameList.Shorten(key)} twice or out of place; it must have dtype, shape, data_offsets once.";
                throw Wrong(name, problem);
            }
        }

        if (type is null || shape is null || offsets is not [ulong start, ulong end])
            throw Wrong(name, "must have a dtype, a shape and two data_offsets.");

        TensorEntry entry;
        if (_tensors.TryGet(name, out Parameter? parameter))
        {
            entry = TensorFit.Require(parameter, type, shape, start, end);
        }
        else if (_tensors.IsBatchCounter(name))
        {
            entry = TensorFit.RequireBatchCounter(name, type, shape, start, end);
        }
        else
        {
            _unexpected.Add(name);
            return;
        }

        if (!_entries.TryAdd(name, entry)) throw Wrong(name, "is in the header twice.");
    }

    private List<ulong> ReadNumbers(string name)
    {
        // No tensor has more axes; without a limit a long list would take several times the memory of its text.
        const int MaxCount = 64;

        var numbers = new List<ulong>();
        Expect(JsonTokenType.StartArray, name);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetUInt64(out ulong number))
                throw Wrong(name, "has a shape or an offset that is not a whole number in 0 .. 2^64 - 1.");
            if (numbers.Count == MaxCount) throw Wrong(name, $"has a list of more than {MaxCount} numbers.");
            numbers.Add(number);
        }

        return numbers;
    }

    private string? NextName()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName ? _json.GetString() : null;
    }

    private void Expect(JsonTokenType expected, string name)
    {
        _json.Read();
        if (_json.TokenType != expected) throw Wrong(name, $"has a {_json.TokenType} in the header where a {expected} must be.");
    }

    private static CheckpointException Wrong(string name, string problem) => CheckpointException.InTensor(NameList.Shorten(name), problem);
}
