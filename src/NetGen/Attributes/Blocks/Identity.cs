namespace NetGen;

/// <summary>The block without layers: its output is its input. A branch for <see cref="ConcatAttribute{TA, TB}"/> and its kin.</summary>
[Block]
public sealed class Identity
{
    // It only stands for something in attributes.
    private Identity()
    {
    }
}
