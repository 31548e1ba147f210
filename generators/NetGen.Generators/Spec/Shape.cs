using System.Globalization;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>The shape of one sample, without the batch axis; channels last.</summary>
internal readonly record struct Shape(EquatableArray<int> Axes)
{
    public Shape(params int[] axes)
        : this(axes.ToEquatableArray())
    {
    }

    public int Rank => Axes.Count;

    /// <summary>Scalars in one sample.</summary>
    public int Size => Axes.Aggregate(1, (product, axis) => checked(product * axis));

    public int Last => Axes[Axes.Count - 1];

    /// <summary><c>28×28×1</c>, as messages and tables show it.</summary>
    public override string ToString() => string.Join("×", Axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
}
