using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

public sealed class OperandOrderTests
{
    private static readonly LoopIndex B = new("b", LoopIndex.Batch);
    private static readonly LoopIndex Y = new("y", 2);
    private static readonly LoopIndex X = new("x", 3);
    private static readonly LoopIndex C = new("c", 4);
    private static readonly LoopIndex F = new("f", 5);

    [Fact]
    public void What_is_in_order_stays_as_it_is()
    {
        var (_, program, contraction) = Build(check => (check.Batched("x", 2, 3, 4), [B, Y, X, C]), check => (check.Parameter("w", 4, 5), [C, F]));

        Assert.Same(contraction, OperandOrder.Run(program).Ops[^1]);
    }

    [Fact]
    public void The_neighbours_of_four_axes_come_last_where_another_axis_was()
    {
        var (check, program, contraction) = Build(
            check => (check.Batched("x", 2, 3, 4), [B, Y, X, C]), check => (check.Parameter("w", 2, 3, 5, 4), [Y, X, F, C]));

        var ordered = OperandOrder.Run(program);

        Assert.Equal(new Shape(2, 3, 4, 5), Assert.IsType<Rearrange>(ordered.Ops[^2]).Output.Shape);
        AssertSame(check, program, ordered, contraction);
    }

    [Fact]
    public void They_may_come_first_as_well()
    {
        var (check, program, contraction) = Build(
            check => (check.Batched("x", 2, 4), [B, Y, C]), check => (check.Parameter("w", 5, 2, 4), [F, Y, C]));

        var ordered = OperandOrder.Run(program);

        Assert.Equal(new Shape(2, 4, 5), Assert.IsType<Rearrange>(ordered.Ops[^2]).Output.Shape);
        AssertSame(check, program, ordered, contraction);
    }

    [Fact]
    public void Operands_change_places_where_the_left_one_has_the_neighbours()
    {
        var (check, program, contraction) = Build(
            check => (check.Parameter("w", 2, 3, 4, 5), [Y, X, C, F]), check => (check.Batched("x", 2, 3, 4), [B, Y, X, C]));

        var ordered = OperandOrder.Run(program);

        Assert.DoesNotContain(ordered.Ops, op => op is Rearrange);
        AssertSame(check, program, ordered, contraction);
    }

    [Fact]
    public void What_no_kernel_reads_is_an_error_of_the_compiler()
    {
        // Both operands are streamed through, and neither has f last.
        var (_, program, _) = Build(check => (check.Batched("x", 4), [B, C]), check => (check.Batched("y", 5, 4), [B, F, C]));

        Assert.Throws<NotSupportedException>(() => OperandOrder.Run(program));
    }

    private static void AssertSame(GradientCheck check, NetworkProgram program, NetworkProgram ordered, Contraction contraction)
    {
        var last = Assert.IsType<Contraction>(ordered.Ops[^1]);
        Assert.Equal(last.Output.Axes[^1].Unit, last.Right.Axes[^1].Unit);
        var output = contraction.Output.Tensor;
        Near.Equal(check.Run(program)[output], check.Run(ordered)[output], 1e-14, contraction.Formula);
    }

    // One value for each sample and f: everything else is summed over.
    private static (GradientCheck Check, NetworkProgram Program, Contraction Contraction) Build(
        Func<GradientCheck, (Tensor Tensor, LoopIndex[] Axes)> left, Func<GradientCheck, (Tensor Tensor, LoopIndex[] Axes)> right)
    {
        var check = new GradientCheck();
        var (first, second) = (left(check), right(check));
        var output = check.Context.Temporary(new Shape(5), "product");
        var contraction = new Contraction(
            Operand.Of(output, B, F), Operand.Of(first.Tensor, first.Axes), Operand.Of(second.Tensor, second.Axes));
        check.Context.Emit(contraction);
        return (check, new NetworkProgram(check.Context.Ops, null, null, [output]), contraction);
    }
}
