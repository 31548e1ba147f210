using static System.FormattableString;

namespace NetGen.Checkpoints;

/// <summary>What the header of a safetensors file says, once it is known to fit a network.</summary>
/// <param name="Entries">One entry per tensor, in the order of their bytes, without gap or overlap.</param>
/// <param name="Metadata">The free text that was saved with the tensors.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<TensorEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The key of the metadata among the tensors' names.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The format's own limit of a header's length, in bytes.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The bytes of the number in front of the header.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>How many bytes of tensors follow the header.</summary>
    public long DataLength => Entries.Count == 0 ? 0 : Entries[^1].End;

    /// <summary>Sorts the tensors by place and requires that each starts where the one before ends.</summary>
    /// <exception cref="CheckpointException">There is a gap or an overlap.</exception>
    public static SafetensorsHeader Create(List<TensorEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        entries.Sort((a, b) => a.Start.CompareTo(b.Start));
        long next = 0;
        foreach (TensorEntry entry in entries)
        {
            if (entry.Start != next) throw Misplaced(entry, next);
            next = entry.End;
        }

        return new SafetensorsHeader(entries, metadata);
    }

    private static CheckpointException Misplaced(TensorEntry entry, long expected) => CheckpointException.InTensor(
        entry.Name,
        Invariant($"starts at byte {entry.Start}; it must start at byte {expected}, where the tensor before it ends."));
}
