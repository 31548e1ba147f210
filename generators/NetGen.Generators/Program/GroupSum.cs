using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>The sum over all samples of what was summed group by group (see <see cref="Tensor.IsOfGroups"/>).</summary>
internal sealed class GroupSum(Tensor output, Tensor groups) : Op
{
    public Tensor Output { get; } = output;

    /// <summary>The sums of each group.</summary>
    public Tensor Groups { get; } = groups;

    public override IReadOnlyList<Tensor> Inputs => [Groups];

    public override IReadOnlyList<Tensor> Outputs => [Output];

    public override string Formula => $"{Output.Name} = Σgroups {Groups.Name}";

    /// <summary>The same as a sum over rows, of which each group has one.</summary>
    public Map OfRows()
    {
        var rows = new Tensor(Groups.Name, TensorRole.Temporary, batched: true, new Shape(Output.Size)) { ViewOf = Groups };
        return new Map(new Space(Batched: true, RowsPerSample: 1, Output.Size), [rows], [new MapOutput(Output, new Input(0), Reduction.ColumnSum)]) { Origin = Origin };
    }

    public override void Differentiate(Adjoint adjoint) =>
        throw new InvalidOperationException("Differentiation comes before sums are taken in groups.");
}
