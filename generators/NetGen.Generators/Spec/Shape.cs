using System.Globalization;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Spec;

/// <summary>The shape of one sample, without the batch axis; channels last.</summary>
internal readonly record struct Shape(Integers Axes)
{
    public Shape(params int[] axes)
        : this(new Integers(axes))
    {
    }

    public int Rank => Axes.Count;

    /// <summary>Scalars in one sample.</summary>
    public int Size => SizeFrom(0);

    public int Last => Axes.Last;

    /// <summary>Scalars for each position on the axes before <paramref name="axis"/>.</summary>
    public int SizeFrom(int axis)
    {
        var size = 1;
        for (var i = axis; i < Axes.Count; i++)
            size = checked(size * Axes[i]);
        return size;
    }

    /// <summary><c>28×28×1</c>, as messages and tables show it.</summary>
    public override string ToString() => string.Join("×", Axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
}
