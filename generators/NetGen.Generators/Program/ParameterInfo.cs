using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// A trainable tensor: how the world sees it (<paramref name="Name"/> and <paramref name="LogicalShape"/> are PyTorch's), how it lies in
/// memory, and how it starts.
/// </summary>
/// <param name="Axes">For each logical axis, the axis of the matrix in memory that it is: a dense weight is [out, in] to the world and
/// [in, out] in memory, so (1, 0). The matrix may lie in panels: then its last axis is split, and <see cref="Tensor"/> has an axis
/// more, its first.</param>
internal sealed record ParameterInfo(
    string Name,
    Tensor Tensor,
    Shape LogicalShape,
    Integers Axes,
    Initialization Initialization,
    string LayerName)
{
    /// <summary>The physical stride of each logical axis; within a panel for the one that is split.</summary>
    public Integers Strides => Axes.Select(axis => Tensor.Shape.SizeFrom(axis + 1 + (IsInPanels ? 1 : 0)));

    /// <summary>Whether the matrix lies in panels of columns.</summary>
    public bool IsInPanels => Tensor.Shape.Rank > Axes.Count;

    /// <summary>The logical axis that is split into panels.</summary>
    public int PanelAxis => Axes.IndexOf(Axes.Count - 1);

    /// <summary>From panel to panel.</summary>
    public int PanelStride => Tensor.Size / Tensor.Shape.Axes[0];
}

/// <summary>A tensor that is saved with the parameters and not trained, and the number that all its elements start at.</summary>
internal sealed record BufferInfo(string Name, Tensor Tensor, double Initial, string LayerName);

/// <summary>How a parameter starts.</summary>
/// <param name="Scale">Half-width, standard deviation, constant or gain; NaN for the kind's default.</param>
internal sealed record Initialization(InitializerKind Kind, int FanIn, int FanOut, double Scale)
{
    public static Initialization Constant(double value) => new(InitializerKind.Constant, 1, 1, value);

    public static Initialization Zeros => new(InitializerKind.Zeros, 1, 1, double.NaN);
}
