using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Steps that wait for the phase which reads them, and those that mustn't.</summary>
public sealed class LateStepsTests
{
    private static readonly Shape Image = new(4, 4, 16);

    private readonly Tensor _input = new("input", TensorRole.Input, batched: true, Image);
    private readonly Tensor _sum = Unbatched("sum"), _first = Batched("first"), _second = Batched("second"), _result = Batched("result");

    [Fact]
    public void A_chain_waits_for_what_reads_it_where_it_is_made_of_the_input()
    {
        var phases = Phases(
            Map.Store(_first, In(0) * 2, _input),
            Map.Store(_second, In(0) + 1, _first),
            Map.Reduce(_sum, Reduction.ColumnSum, In(0), _input),
            Map.Store(_result, In(0) * In(1), _second, _sum));

        Assert.True(phases[_result] > phases[_sum]);
        Assert.Equal(phases[_result], phases[_first]);
        Assert.Equal(phases[_result], phases[_second]);
    }

    [Fact]
    public void What_somebody_reads_before_does_not_wait()
    {
        var early = Unbatched("early");
        var phases = Phases(
            Map.Store(_first, In(0) * 2, _input),
            Map.Reduce(early, Reduction.ColumnSum, In(0), _first),
            Map.Store(_second, In(0) * In(1), _first, early));

        Assert.True(phases[_first] < phases[_second]);
    }

    [Fact]
    public void Nothing_is_kept_that_was_not_kept_before()
    {
        // The first has another reader, in an early phase: if the second waited, it would have to be there until then.
        var early = Unbatched("early");
        var phases = Phases(
            Map.Store(_first, In(0) * 2, _input),
            Map.Store(_second, In(0) + 1, _first),
            Map.Reduce(early, Reduction.ColumnSum, In(0), _first),
            Map.Store(_result, In(0) * In(1), _second, early));

        Assert.Equal(phases[_first], phases[_second]);
        Assert.True(phases[_second] < phases[_result]);
    }

    [Fact]
    public void What_is_read_then_anyway_may_be_read_then()
    {
        var early = Unbatched("early");
        var phases = Phases(
            Map.Store(_first, In(0) * 2, _input),
            Map.Store(_second, In(0) + 1, _first),
            Map.Reduce(early, Reduction.ColumnSum, In(0), _first),
            Map.Store(_result, (In(0) * In(1)) + In(2), _second, early, _first));

        Assert.Equal(phases[_result], phases[_second]);
    }

    [Fact]
    public void Old_values_are_read_before_they_are_overwritten()
    {
        var scale = new Tensor("scale", TensorRole.Buffer, batched: false, new Shape(16));
        var updated = new Tensor("updated", TensorRole.Buffer, batched: false, new Shape(16)) { Overwrites = scale };
        var phases = Phases(
            Map.Store(_first, In(0) * In(1), _input, scale),
            Map.Reduce(_sum, Reduction.ColumnSum, In(0), _input),
            Map.Store(updated, In(0) + In(1), scale, _sum),
            Map.Store(_result, In(0) * In(1), _first, updated));

        Assert.True(phases[_first] < phases[updated]);
        Assert.True(phases[updated] < phases[_result]);
    }

    private static Tensor Batched(string name) => new(name, TensorRole.Temporary, batched: true, Image);

    private static Tensor Unbatched(string name) => new(name, TensorRole.Temporary, batched: false, new Shape(16));

    private Dictionary<Tensor, int> Phases(params Op[] ops) =>
        Schedule.Of(new NetworkProgram(ops, _input, null, [ops[^1].Outputs[0]])).ToDictionary(step => step.Op.Outputs[0], step => step.Phase);
}
