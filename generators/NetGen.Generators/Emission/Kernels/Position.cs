using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Where a tile lies in the three tensors of a contraction, and which column of a row its first one is.</summary>
internal sealed record Position(Address Output, Address Left, Address Right, Address Column)
{
    private readonly LoopNest _nest = null!;

    public Position(LoopNest nest)
        : this(new Address(nest.OutputStart), new Address(nest.LeftStart), new Address(nest.RightStart), new Address(nest.ColumnStart)) =>
        _nest = nest;

    /// <summary>At a loop's step <paramref name="index"/>.</summary>
    public Position Plus(PlannedLoop loop, string index) => this with
    {
        Output = Output.Plus(index, loop.Output),
        Left = Left.Plus(index, loop.Left),
        Right = Right.Plus(index, loop.Right),
        Column = Column.Plus(index, _nest.ColumnsOf(loop)),
    };

    public Position Plus(PlannedLoop loop, int step) => this with
    {
        Output = Output.Plus(step * loop.Output),
        Left = Left.Plus(step * loop.Left),
        Right = Right.Plus(step * loop.Right),
        Column = Column.Plus(step * _nest.ColumnsOf(loop)),
    };
}
