namespace NetGen.Checkpoints;

/// <summary>
/// Saves and loads parameters in the safetensors format (https://github.com/huggingface/safetensors): a length (8 bytes), a header in
/// JSON, and the plain values; names, shapes and order of values are those of PyTorch.
/// </summary>
public static class Safetensors
{
    /// <summary>Saves to a file. A file that is there is replaced in one step, once the new one is whole and on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to save, as 32-bit floats.</param>
    /// <param name="metadata">Free text to keep with it; null for none.</param>
    /// <exception cref="CheckpointException">A value is not finite; the old file stays.</exception>
    /// <exception cref="IOException">The file cannot be written; the old file stays.</exception>
    public static void Save(string path, ParameterSet parameters, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        try
        {
            AtomicFile.Write(path, stream => Save(stream, parameters, metadata));
        }
        catch (CheckpointException exception)
        {
            throw exception.InFile(path);
        }
    }

    /// <summary>Saves to a stream, which stays open.</summary>
    /// <param name="stream">A stream to write to, from its present position on.</param>
    /// <param name="parameters">What to save, as 32-bit floats.</param>
    /// <param name="metadata">Free text to keep with it; null for none.</param>
    /// <exception cref="CheckpointException">A value is not finite; nothing is written.</exception>
    public static void Save(Stream stream, ParameterSet parameters, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        byte[] header = SafetensorsWriter.Header(parameters, metadata);
        foreach (Parameter parameter in parameters) FiniteValues.Require(parameter.Name, parameter.ToArray());
        stream.Write(header);
        SafetensorsWriter.WriteValues(stream, parameters);
    }

    /// <summary>Loads from a file, which must hold exactly these tensors (as F32, F64, F16 or BF16) and nothing else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to fill: all of it, or nothing if anything is wrong.</param>
    /// <returns>The metadata; empty if there are none.</returns>
    /// <exception cref="CheckpointException">The file is damaged or does not fit; the parameters are as they were.</exception>
    /// <exception cref="IOException">The file cannot be read; the parameters are as they were.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, ParameterSet parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        // Who saves meanwhile may put a new file in place of this one.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return SafetensorsReader.Read(stream, parameters, isWholeFile: true);
        }
        catch (CheckpointException exception)
        {
            throw exception.InFile(path);
        }
    }

    /// <summary>Loads from a stream, from its present position to the end of the last tensor; what follows is left alone.</summary>
    /// <param name="stream">A stream to read; it stays open and need not be able to seek.</param>
    /// <param name="parameters">What to fill: all of it, or nothing if anything is wrong.</param>
    /// <returns>The metadata; empty if there are none.</returns>
    /// <exception cref="CheckpointException">The content is damaged or does not fit; the parameters are as they were.</exception>
    public static IReadOnlyDictionary<string, string> Load(Stream stream, ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        return SafetensorsReader.Read(stream, parameters, isWholeFile: false);
    }
}
