using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using Xunit;

namespace NetGen.Generators.Tests.Program;

public sealed class ContractionTests
{
    private static readonly LoopIndex B = new("b", LoopIndex.Batch);
    private static readonly LoopIndex I = new("i", 4);
    private static readonly LoopIndex J = new("j", 3);
    private static readonly LoopIndex K = new("k", 5);

    [Fact]
    public void Gradients_of_a_dense_product_are_right()
    {
        var check = new GradientCheck();
        var (x, w) = (check.Batched("x", 5), check.Parameter("w", 5, 3));

        check.Verify(Contract(check, batched: true, [B, J], Operand.Of(x, B, K), Operand.Of(w, K, J)));
    }

    [Fact]
    public void Gradients_are_right_where_the_right_operand_is_transposed()
    {
        var check = new GradientCheck();
        var (x, w) = (check.Batched("x", 5), check.Parameter("w", 3, 5));

        check.Verify(Contract(check, batched: true, [B, J], Operand.Of(x, B, K), Operand.Of(w, J, K)));
    }

    [Fact]
    public void Gradients_are_right_where_the_sum_is_over_the_batch()
    {
        var check = new GradientCheck();
        var (x, y) = (check.Batched("x", 4), check.Batched("y", 3));

        check.Verify(Contract(check, batched: false, [I, J], Operand.Of(x, B, I), Operand.Of(y, B, J)));
    }

    [Fact]
    public void Gradients_of_a_product_of_matrices_in_every_sample_are_right()
    {
        var check = new GradientCheck();
        var (x, y) = (check.Batched("x", 4, 5), check.Batched("y", 3, 5));

        check.Verify(Contract(check, batched: true, [B, I, J], Operand.Of(x, B, I, K), Operand.Of(y, B, J, K)));
    }

    [Fact]
    public void Gradients_are_right_where_the_sum_is_over_two_indices()
    {
        var check = new GradientCheck();
        var (x, w) = (check.Batched("x", 4, 5), check.Parameter("w", 4, 5, 3));

        check.Verify(Contract(check, batched: true, [B, J], Operand.Of(x, B, I, K), Operand.Of(w, I, K, J)));
    }

    [Fact]
    public void Gradients_are_right_without_a_batch_axis_anywhere()
    {
        var check = new GradientCheck();
        var (x, w) = (check.Parameter("x", 4, 5), check.Parameter("w", 5, 3));

        check.Verify(Contract(check, batched: false, [I, J], Operand.Of(x, I, K), Operand.Of(w, K, J)));
    }

    [Fact]
    public void Both_contributions_count_where_an_operand_is_used_twice()
    {
        var check = new GradientCheck();
        var x = check.Batched("x", 4, 5);
        var other = new LoopIndex("other", 4);

        check.Verify(Contract(check, batched: true, [B, I, other], Operand.Of(x, B, I, K), Operand.Of(x, B, other, K)));
    }

    [Fact]
    public void A_convolution_reads_zeros_outside_of_its_input()
    {
        // y[p] = Σk x[2p + k − 1] · w[k]: width 3, stride 2, one zero on either side.
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5], 5);
        var w = check.Fixed("w", batched: false, [10, 100, 1000], 3);
        var (p, k) = (new LoopIndex("p", 3), new LoopIndex("k", 3));
        var position = new AxisMap(EquatableArray.Of(new AxisTerm(p, 2), new AxisTerm(k, 1)), -1);

        var y = Contract(
            check, batched: true, [B, p], new Operand(x, EquatableArray.Of(AxisMap.Of(B), position)), Operand.Of(w, k));

        Assert.Equal([(0 * 10) + (1 * 100) + (2 * 1000), (2 * 10) + (3 * 100) + (4 * 1000), (4 * 10) + (5 * 100)], check.Evaluate(y));
    }

    [Fact]
    public void An_epilogue_sees_the_sum_and_may_keep_it()
    {
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2], 2);
        var w = check.Fixed("w", batched: false, [3, 4, 5, 6, 7, 8], 2, 3);
        var bias = check.Fixed("bias", batched: false, [100, 200, 300], 3);
        var (k, n) = (new LoopIndex("k", 2), new LoopIndex("n", 3));
        var (sum, shifted) = (check.Context.Temporary(new Shape(3), "sum"), check.Context.Temporary(new Shape(3), "shifted"));
        var epilogue = new Map(
            Space.Of(sum),
            [sum, bias],
            [new MapOutput(sum, new Input(0), Reduction.None), new MapOutput(shifted, new Input(0) + new Input(1), Reduction.None)]);
        check.Context.Emit(new Contraction(Operand.Of(sum, B, n), Operand.Of(x, B, k), Operand.Of(w, k, n)) { Epilogue = epilogue });

        Assert.Equal([15, 18, 21], check.Evaluate(sum));
        Assert.Equal([115, 218, 321], check.Evaluate(shifted));
    }

    private static Tensor Contract(GradientCheck check, bool batched, LoopIndex[] indices, Operand left, Operand right)
    {
        var shape = indices.Where(index => !index.IsBatch).Select(index => index.Extent).ToArray();
        var output = check.Context.Temporary(new Shape(shape), "product", batched);
        check.Context.Emit(new Contraction(Operand.Of(output, indices), left, right));
        return output;
    }
}
