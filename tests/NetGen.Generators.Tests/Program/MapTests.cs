using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Program;

public sealed class MapTests
{
    // Not symmetric in anything, and nonlinear in every input.
    private static readonly Expr Three = (Tanh(In(0)) * In(1)) + (Exp(In(2)) * In(0) * In(0)) - (In(1) / (In(2) + 3));

    [Fact]
    public void Gradients_are_right_where_inputs_have_the_shape_of_the_space()
    {
        var check = new GradientCheck();
        var (x, y, z) = (check.Batched("x", 4), check.Batched("y", 4), check.Batched("z", 4));

        check.Verify(check.Context.Map(new Shape(4), "map", Three, x, y, z));
    }

    [Fact]
    public void Gradients_are_summed_over_rows_for_an_input_that_is_the_same_in_every_row()
    {
        var check = new GradientCheck();
        var (x, y, z) = (check.Batched("x", 4), check.Parameter("y", 4), check.Parameter("z", 4));

        check.Verify(check.Context.Map(new Shape(4), "map", Three, x, y, z));
    }

    [Fact]
    public void Gradients_are_summed_over_columns_for_an_input_that_is_the_same_in_every_column()
    {
        var check = new GradientCheck();
        var (x, y, z) = (check.Batched("x", 4), check.Batched("y", 1), check.Batched("z", 1));

        check.Verify(check.Context.Map(new Shape(4), "map", Three, x, y, z));
    }

    [Fact]
    public void Gradients_are_summed_over_everything_for_an_input_that_is_one_number()
    {
        var check = new GradientCheck();
        var (x, y, z) = (check.Batched("x", 4), check.Parameter("y", 1), check.Parameter("z", 1));

        check.Verify(check.Context.Map(new Shape(4), "map", Three, x, y, z));
    }

    [Fact]
    public void Gradients_are_right_where_every_kind_of_input_meets()
    {
        var check = new GradientCheck();
        var (row, column, one) = (check.Parameter("row", 4), check.Batched("column", 1), check.Parameter("one", 1));
        var x = check.Batched("x", 4);

        check.Verify(check.Context.Map(new Shape(4), "map", (In(0) * In(1)) + (Tanh(In(2)) * In(3) * In(0)), x, row, column, one));
    }

    [Fact]
    public void Gradients_are_right_with_several_rows_a_sample()
    {
        var check = new GradientCheck();
        var (x, column) = (check.Batched("x", 2, 4), check.Batched("column", 2));
        var (row, one) = (check.Parameter("row", 4), check.Parameter("one", 1));
        var target = check.Context.Temporary(new Shape(2, 4), "map");
        var value = (In(0) * In(1)) + (Tanh(In(2)) * In(3) * In(0));
        check.Context.Emit(new Map(new Space(true, 2, 4), [x, row, column, one], [new MapOutput(target, value, Reduction.None)]));

        check.Verify(target);
    }

    [Fact]
    public void Gradients_are_right_without_a_batch_axis()
    {
        var check = new GradientCheck();
        var (x, y, one) = (check.Parameter("x", 3, 4), check.Parameter("y", 3, 4), check.Parameter("one", 1));

        check.Verify(check.Context.Map(new Shape(3, 4), "map", Three, x, y, one));
    }

    [Theory]
    [InlineData((int)Reduction.RowSum)]
    [InlineData((int)Reduction.ColumnSum)]
    public void Gradients_of_sums_are_right(int reduction)
    {
        var check = new GradientCheck();
        var (x, y, one) = (check.Batched("x", 4), check.Parameter("y", 4), check.Parameter("one", 1));

        check.Verify(check.Context.Reduce((Reduction)reduction, "sum", Three, x, y, one));
    }

    [Fact]
    public void Gradients_of_a_sum_without_a_batch_axis_are_right()
    {
        var check = new GradientCheck();
        var (x, y, one) = (check.Parameter("x", 3, 4), check.Parameter("y", 3, 4), check.Parameter("one", 1));

        check.Verify(check.Context.Reduce(Reduction.RowSum, "sum", Three, x, y, one));
    }

    [Fact]
    public void Gradients_of_sums_with_several_rows_a_sample_are_right()
    {
        var check = new GradientCheck();
        var (x, y) = (check.Batched("x", 2, 4), check.Parameter("y", 4));
        var rows = check.Context.Temporary(new Shape(2), "rows");
        var columns = check.Context.Temporary(new Shape(4), "columns", batched: false);
        check.Context.Emit(new Map(
            new Space(true, 2, 4),
            [x, y],
            [
                new MapOutput(rows, Tanh(In(0)) * In(1), Reduction.RowSum),
                new MapOutput(columns, In(0) * In(0) * In(1), Reduction.ColumnSum),
            ]));

        check.Verify(rows, columns);
    }

    [Fact]
    public void Gradients_are_right_through_a_maximum_that_is_only_a_shift()
    {
        var check = new GradientCheck();
        var x = check.Batched("x", 4);
        var max = check.Context.Reduce(Reduction.RowMax, "max", In(0), x);
        var sum = check.Context.Reduce(Reduction.RowSum, "sum", Exp(In(0) - In(1)), x, max);

        check.Verify(check.Context.Map(new Shape(4), "share", Exp(In(0) - In(1)) / In(2), x, max, sum));
    }

    [Fact]
    public void Gradients_of_several_outputs_of_one_map_add_up()
    {
        var check = new GradientCheck();
        var (x, y) = (check.Batched("x", 4), check.Parameter("y", 4));
        var (stored, summed) = (check.Context.Temporary(new Shape(4), "stored"), check.Context.Temporary(new Shape(1), "summed"));
        check.Context.Emit(new Map(
            Space.Of(x),
            [x, y],
            [new MapOutput(stored, Tanh(In(0) * In(1)), Reduction.None), new MapOutput(summed, In(0) * In(0) * In(1), Reduction.RowSum)]));

        check.Verify(stored, summed);
    }

    [Fact]
    public void Gradients_of_a_tensor_that_several_ops_read_add_up()
    {
        var check = new GradientCheck();
        var x = check.Batched("x", 4);
        var y = check.Context.Map(new Shape(4), "y", Tanh(In(0)), x);
        var z = check.Context.Map(new Shape(4), "z", In(0) * In(1), y, x);
        var w = check.Context.Map(new Shape(4), "w", Exp(In(0)) + In(1), y, z);

        check.Verify(w, y);
    }

    [Fact]
    public void The_same_random_numbers_choose_values_and_gradients()
    {
        var check = new GradientCheck { Random = (stream, index) => ((stream * 31) + (index * 17)) % 10 / 10.0 };
        var (x, y) = (check.Batched("x", 4), check.Parameter("y", 4));
        var first = check.Context.Map(new Shape(4), "first", If(check.Context.Random() >= 0.4, 2 * In(0) * In(1), 0), x, y);

        check.Verify(check.Context.Map(new Shape(4), "second", If(check.Context.Random() >= 0.7, Exp(In(0)), In(0)), first));
    }

    [Fact]
    public void Reductions_are_what_they_are_called()
    {
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [1, 5, 3, -4, -6, -5], 3);

        Assert.Equal([9, -15], check.Evaluate(check.Context.Reduce(Reduction.RowSum, "sum", In(0), x)));
        Assert.Equal([5, -4], check.Evaluate(check.Context.Reduce(Reduction.RowMax, "max", In(0), x)));
        Assert.Equal([-3, -1, -2], check.Evaluate(check.Context.Reduce(Reduction.ColumnSum, "columns", In(0), x)));
    }

    [Fact]
    public void An_input_that_does_not_fit_the_space_is_an_error()
    {
        var tensor = new Tensor("x", TensorRole.Temporary, batched: false, new Shape(3));

        Assert.Throws<InvalidOperationException>(() => new Space(true, 1, 4).BroadcastOf(tensor));
    }
}
