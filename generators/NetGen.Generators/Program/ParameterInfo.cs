using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// A trainable tensor: how the world sees it (<paramref name="Name"/> and <paramref name="LogicalShape"/> are PyTorch's), how it lies in
/// memory, and how it starts.
/// </summary>
/// <param name="Axes">For each logical axis, the axis of <see cref="Tensor"/> that it is: a dense weight is [out, in] to the world and
/// [in, out] in memory, so (1, 0).</param>
internal sealed record ParameterInfo(
    string Name,
    Tensor Tensor,
    Shape LogicalShape,
    EquatableArray<int> Axes,
    Initialization Initialization,
    string LayerName)
{
    /// <summary>The physical stride of each logical axis.</summary>
    public IReadOnlyList<int> Strides => Axes.Select(axis => Tensor.Shape.Axes.Skip(axis + 1).Aggregate(1, (a, b) => a * b)).ToList();
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
