using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// A value of the program: one array of floats, with or without a leading batch axis whose extent is known when the step runs.
/// Each tensor is written by one op at most. Identity is by reference.
/// </summary>
internal sealed class Tensor(string name, TensorRole role, bool batched, Shape shape)
{
    /// <summary>A name for comments and messages; unique within the program.</summary>
    public string Name { get; } = name;

    public TensorRole Role { get; set; } = role;

    /// <summary>Whether there is a leading batch axis.</summary>
    public bool Batched { get; } = batched;

    /// <summary>The shape without the batch axis, row-major in memory.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>Scalars, per sample where <see cref="Batched"/>.</summary>
    public int Size => Shape.Size;

    /// <summary>
    /// Whether there is one such array for each group of <see cref="SamplesOfGroup"/> samples that follow each other: the sum over them. The last group
    /// may have fewer.
    /// </summary>
    public bool IsOfGroups { get; init; }

    /// <summary>Workers' samples start at multiples of this, so that a group is one worker's.</summary>
    public const int SamplesOfGroup = 8;

    /// <summary>Axes in index maps: the batch axis first, where there is one.</summary>
    public int Rank => Shape.Rank + (Batched ? 1 : 0);

    /// <summary>For a gradient or an optimizer's state: the parameter that it belongs to.</summary>
    public Tensor? Owner { get; set; }

    /// <summary>The tensor whose memory this one is written over, element for element: an update in place.</summary>
    public Tensor? Overwrites { get; set; }

    /// <summary>For an optimizer's state: which one it is.</summary>
    public string? StateName { get; set; }

    /// <summary>The tensor whose elements these are, for the output of a <see cref="Reshape"/>.</summary>
    public Tensor? ViewOf { get; set; }

    /// <summary>For a constant: its elements.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    public override string ToString() => $"{Name}[{(Batched ? "batch, " : "")}{Shape}]";
}

internal enum TensorRole
{
    /// <summary>The network's input; the caller's memory.</summary>
    Input,

    /// <summary>The targets; the caller's memory (class indices as int, else float).</summary>
    Target,

    /// <summary>The network's output; the caller's memory at inference.</summary>
    Output,

    /// <summary>Trainable.</summary>
    Parameter,

    /// <summary>∂loss/∂parameter.</summary>
    Gradient,

    /// <summary>What the optimizer keeps from step to step, one scalar a parameter.</summary>
    State,

    /// <summary>Changed by training without a gradient, saved with the parameters (a running mean).</summary>
    Buffer,

    /// <summary>Fixed numbers known to the compiler.</summary>
    Constant,

    /// <summary>The loss: one scalar.</summary>
    Loss,

    /// <summary>Anything in between.</summary>
    Temporary,
}
