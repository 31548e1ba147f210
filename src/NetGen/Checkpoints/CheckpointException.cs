namespace NetGen.Checkpoints;

/// <summary>A checkpoint that cannot be read, does not fit the network, or must not be written. Nothing has been changed.</summary>
public sealed class CheckpointException : IOException
{
    /// <summary>Makes an exception without details.</summary>
    public CheckpointException()
        : this("The checkpoint cannot be used.")
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What it was and what it must be.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    /// <param name="message">What it was and what it must be.</param>
    /// <param name="innerException">The cause.</param>
    public CheckpointException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The file, or null for a stream.</summary>
    public string? Path { get; private init; }

    /// <summary>The tensor that is wrong, or null if it is the checkpoint as a whole.</summary>
    public string? Tensor { get; private init; }

    /// <summary>A mistake in one tensor.</summary>
    internal static CheckpointException InTensor(string tensor, string problem) =>
        new($"Tensor {tensor} {problem}") { Tensor = tensor };

    /// <summary>The same exception, with the file that it is about.</summary>
    internal CheckpointException InFile(string path) => new($"{path}: {Message}", this) { Path = path, Tensor = Tensor };
}
