using System.Globalization;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Program;

/// <summary>A loop of a contraction: its name and how often it runs; <see cref="Batch"/> for the batch's extent.</summary>
internal sealed record LoopIndex(string Name, int Extent)
{
    public const int Batch = -1;

    public bool IsBatch => Extent == Batch;

    public override string ToString() => Name;
}

/// <summary>One axis of a tensor as an affine function of loop indices: Σ coefficient · index + offset.</summary>
internal sealed record AxisMap(EquatableArray<AxisTerm> Terms, int Offset)
{
    public static AxisMap Of(LoopIndex index) => new(EquatableArray.Of(new AxisTerm(index, 1)), 0);

    public static AxisMap Of(LoopIndex index, int coefficient, int offset = 0) =>
        new(EquatableArray.Of(new AxisTerm(index, coefficient)), offset);

    /// <summary>The sum of several terms and an offset.</summary>
    public static AxisMap Sum(int offset, params AxisTerm[] terms) => new(terms.ToEquatableArray(), offset);

    /// <summary>The same positions with an index written as <paramref name="digits"/>.</summary>
    public AxisMap Split(LoopIndex index, IReadOnlyList<AxisTerm> digits) => this with
    {
        Terms = Terms.SelectMany(term => term.Index != index ? [term]
            : digits.Select(digit => new AxisTerm(digit.Index, term.Coefficient * digit.Coefficient))).ToEquatableArray(),
    };

    /// <summary>The smallest position, or the largest.</summary>
    /// <param name="end"><see cref="Math.Min(int, int)"/> or <see cref="Math.Max(int, int)"/>.</param>
    public int Reach(Func<int, int, int> end)
    {
        var position = Offset;
        for (var i = 0; i < Terms.Count; i++)
            position = checked(position + end(0, Terms[i].Coefficient * (Terms[i].Index.Extent - 1)));
        return position;
    }

    public AxisMap Plus(int offset) => this with { Offset = Offset + offset };

    /// <summary>The index when this axis is just that index.</summary>
    public LoopIndex? Plain => Terms.Count == 1 && Terms[0].Coefficient == 1 && Offset == 0 ? Terms[0].Index : null;

    /// <summary>The index that steps through neighbouring elements, if there is one.</summary>
    public LoopIndex? Unit => Terms.FirstOrDefault(term => term.Coefficient == 1)?.Index;

    /// <summary>
    /// Whether the indices are digits of the position (channel = group size · group + channel in group), so that every combination
    /// reaches an element of its own, and together they reach all of them.
    /// </summary>
    public bool Covers(int extent)
    {
        var reach = 1;
        foreach (var term in Ordered.Ascending(Terms, term => term.Coefficient))
        {
            if (term.Coefficient != reach || term.Index.IsBatch)
                return term.Index.IsBatch && Plain is not null;
            reach *= term.Index.Extent;
        }

        return Offset == 0 && reach == extent;
    }

    public override string ToString()
    {
        if (Terms.Count == 0)
            return Offset.ToString(CultureInfo.InvariantCulture);

        var terms = Terms.Select(t =>
            t.Coefficient == 1 ? t.Index.Name
            : t.Coefficient == -1 ? "−" + t.Index.Name
            : t.Coefficient.ToString(CultureInfo.InvariantCulture) + t.Index.Name);
        var sum = string.Join(" + ", terms);
        return Offset == 0 ? sum : $"{sum} {(Offset < 0 ? "−" : "+")} {Math.Abs((long)Offset).ToString(CultureInfo.InvariantCulture)}";
    }
}

internal sealed record AxisTerm(LoopIndex Index, int Coefficient);

/// <summary>How loop indices address a tensor: one <see cref="AxisMap"/> an axis, the batch axis first where there is one.</summary>
internal sealed record Operand(Tensor Tensor, EquatableArray<AxisMap> Axes)
{
    public static Operand Of(Tensor tensor, params LoopIndex[] indices) => new(tensor, indices.Select(AxisMap.Of).ToEquatableArray());

    public static Operand Of(Tensor tensor, IEnumerable<AxisMap> axes) => new(tensor, axes.ToEquatableArray());

    /// <summary>The indices that it is addressed by, each once.</summary>
    public IReadOnlyList<LoopIndex> Indices
    {
        get
        {
            var indices = new List<LoopIndex>();
            for (var axis = 0; axis < Axes.Count; axis++)
            {
                var terms = Axes[axis].Terms;
                for (var i = 0; i < terms.Count; i++)
                {
                    if (!indices.Contains(terms[i].Index))
                        indices.Add(terms[i].Index);
                }
            }

            return indices;
        }
    }

    /// <summary>How far an axis goes; <see cref="LoopIndex.Batch"/> for the batch axis.</summary>
    public int ExtentOf(int axis) => !Tensor.Batched ? Tensor.Shape.Axes[axis] : axis == 0 ? LoopIndex.Batch : Tensor.Shape.Axes[axis - 1];

    /// <summary>The axis that an index steps along, alone or with others.</summary>
    public int AxisOf(LoopIndex index)
    {
        var found = Integers.Range(0, Axes.Count).Where(axis => Axes[axis].Terms.Any(term => term.Index == index));
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"{index} steps along {found.Count} axes of {this}.");
    }

    public Operand Split(LoopIndex index, IReadOnlyList<AxisTerm> digits) =>
        this with { Axes = Axes.Select(axis => axis.Split(index, digits)).ToEquatableArray() };

    public bool IsPlain => Axes.All(axis => axis.Plain is not null);

    public override string ToString() => $"{Tensor.Name}[{string.Join(", ", Axes)}]";
}
