namespace NetGen;

/// <summary>A block several times in a row, each time with weights of its own.</summary>
/// <remarks>
/// The layers inside are named by the repetition, counted from 0 as in PyTorch's <c>Sequential</c>: <c>repeat1.0.dense1.weight</c>,
/// <c>repeat1.1.dense1.weight</c>.
/// </remarks>
/// <typeparam name="TBlock">A class marked with <see cref="BlockAttribute"/>; it must take what it gives.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RepeatAttribute<TBlock> : LayerAttribute
{
    /// <summary>A block several times in a row.</summary>
    /// <param name="count">How often, at least 1.</param>
    public RepeatAttribute(int count) => Count = count;

    /// <summary>How often.</summary>
    public int Count { get; }
}
