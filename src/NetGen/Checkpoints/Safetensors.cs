namespace NetGen.Checkpoints;

/// <summary>
/// Saves and loads parameters in the safetensors format (https://github.com/huggingface/safetensors): a length (8 bytes), a header in
/// JSON, and the plain values; names, shapes and order of values are those of PyTorch.
/// </summary>
/// <remarks>
/// A network whose layers keep statistics has buffers beside its parameters; one file holds both. PyTorch's counters
/// <c>….num_batches_tracked</c> (I64, one value) are passed over where <c>….running_mean</c> is a buffer; they are never written.
/// </remarks>
public static class Safetensors
{
    /// <summary>Saves to a file. A file that is there is replaced in one step, once the new one is whole and on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to save, as 32-bit floats.</param>
    /// <param name="metadata">Free text to keep with it; null for none.</param>
    /// <exception cref="CheckpointException">A value is not finite; the old file stays.</exception>
    /// <exception cref="IOException">The file cannot be written; the old file stays.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed there, or the path is a folder.</exception>
    public static void Save(string path, ParameterSet parameters, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        SaveFile(path, new CheckpointTensors(parameters, null), metadata);
    }

    /// <summary>Saves parameters and buffers to one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to save first, as 32-bit floats.</param>
    /// <param name="buffers">What to save behind it: running statistics and their kin.</param>
    /// <param name="metadata">Free text to keep with it; null for none.</param>
    /// <exception cref="ArgumentException">A parameter and a buffer have the same name.</exception>
    /// <inheritdoc cref="Save(string, ParameterSet, IReadOnlyDictionary{string, string}?)"/>
    public static void Save(
        string path, ParameterSet parameters, ParameterSet buffers, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SaveFile(path, Both(parameters, buffers), metadata);
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
        SaveStream(stream, new CheckpointTensors(parameters, null), metadata);
    }

    /// <summary>Saves parameters and buffers to a stream, which stays open.</summary>
    /// <param name="stream">A stream to write to, from its present position on.</param>
    /// <param name="parameters">What to save first, as 32-bit floats.</param>
    /// <param name="buffers">What to save behind it: running statistics and their kin.</param>
    /// <param name="metadata">Free text to keep with it; null for none.</param>
    /// <exception cref="ArgumentException">A parameter and a buffer have the same name.</exception>
    /// <inheritdoc cref="Save(Stream, ParameterSet, IReadOnlyDictionary{string, string}?)"/>
    public static void Save(
        Stream stream, ParameterSet parameters, ParameterSet buffers, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SaveStream(stream, Both(parameters, buffers), metadata);
    }

    /// <summary>Loads from a file, which must hold exactly these tensors (as F32, F64, F16 or BF16) and nothing else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to fill: all of it, or nothing if anything is wrong.</param>
    /// <returns>The metadata; empty if there are none.</returns>
    /// <exception cref="CheckpointException">The file is damaged or does not fit; the parameters are as they were.</exception>
    /// <exception cref="IOException">The file cannot be read; the parameters are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not allowed there, or the path is a folder.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, ParameterSet parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        return LoadFile(path, new CheckpointTensors(parameters, null));
    }

    /// <summary>Loads parameters and buffers from one file, which must hold exactly these tensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What to fill: all of it and all of <paramref name="buffers"/>, or nothing of both.</param>
    /// <param name="buffers">What to fill too.</param>
    /// <returns>The metadata; empty if there are none.</returns>
    /// <exception cref="ArgumentException">A parameter and a buffer have the same name.</exception>
    /// <exception cref="CheckpointException">The file is damaged or does not fit; parameters and buffers are as they were.</exception>
    /// <exception cref="IOException">The file cannot be read; parameters and buffers are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading is not allowed there, or the path is a folder.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, ParameterSet parameters, ParameterSet buffers)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LoadFile(path, Both(parameters, buffers));
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
        return SafetensorsReader.Read(stream, new CheckpointTensors(parameters, null), isWholeFile: false);
    }

    /// <summary>Loads parameters and buffers from a stream, from its present position to the end of the last tensor.</summary>
    /// <param name="stream">A stream to read; it stays open and need not be able to seek.</param>
    /// <param name="parameters">What to fill: all of it and all of <paramref name="buffers"/>, or nothing of both.</param>
    /// <param name="buffers">What to fill too.</param>
    /// <returns>The metadata; empty if there are none.</returns>
    /// <exception cref="ArgumentException">A parameter and a buffer have the same name.</exception>
    /// <exception cref="CheckpointException">The content is damaged or does not fit; parameters and buffers are as they were.</exception>
    public static IReadOnlyDictionary<string, string> Load(Stream stream, ParameterSet parameters, ParameterSet buffers)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SafetensorsReader.Read(stream, Both(parameters, buffers), isWholeFile: false);
    }

    private static CheckpointTensors Both(ParameterSet parameters, ParameterSet buffers)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(buffers);
        return new CheckpointTensors(parameters, buffers);
    }

    private static void SaveFile(string path, CheckpointTensors tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        try
        {
            AtomicFile.Write(path, stream => SaveStream(stream, tensors, metadata));
        }
        catch (CheckpointException exception)
        {
            throw exception.InFile(path);
        }
    }

    private static void SaveStream(Stream stream, CheckpointTensors tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        byte[] header = SafetensorsWriter.Header(tensors, metadata);
        foreach (Parameter tensor in tensors.All) FiniteValues.Require(tensor.Name, tensor.ToArray());
        stream.Write(header);
        SafetensorsWriter.WriteValues(stream, tensors);
    }

    private static IReadOnlyDictionary<string, string> LoadFile(string path, CheckpointTensors tensors)
    {
        // Who saves meanwhile may put a new file in place of this one.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return SafetensorsReader.Read(stream, tensors, isWholeFile: true);
        }
        catch (CheckpointException exception)
        {
            throw exception.InFile(path);
        }
    }
}
