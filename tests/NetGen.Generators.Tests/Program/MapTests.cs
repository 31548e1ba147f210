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
        var (x, column) = (check.Batched("x", 2, 4), check.Batched("column", 2, 1));
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
        var rows = check.Context.Temporary(new Shape(2, 1), "rows");
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
    public void A_sum_over_the_rows_of_a_sample_leaves_a_value_a_column()
    {
        // Two samples of three rows and two columns.
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60], 3, 2);

        Assert.Equal([9, 12, 90, 120], check.Evaluate(check.Context.Reduce(Reduction.SampleColumnSum, "sum", In(0), x)));
    }

    [Fact]
    public void Inputs_spread_over_the_rows_of_a_sample_or_over_the_sample()
    {
        // Two samples of two rows and three columns; a gate a column of each sample, a shift a sample, a factor a row.
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 2, 3);
        var gate = check.Fixed("gate", batched: true, [1, 10, 100, 2, 20, 200], 3);
        var shift = check.Fixed("shift", batched: true, [0.25, 0.5], 1);
        var row = check.Fixed("row", batched: true, [1, 2, 3, 4], 2, 1);

        Assert.Equal(
            [1, 20, 300, 4, 50, 600, 14, 160, 1800, 20, 220, 2400],
            check.Evaluate(check.Context.Map(x.Shape, "gated", In(0) * In(1), x, gate)));
        Assert.Equal(
            [1.25, 2.25, 3.25, 4.25, 5.25, 6.25, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5],
            check.Evaluate(check.Context.Map(x.Shape, "shifted", In(0) + In(1), x, shift)));
        Assert.Equal(
            [1, 2, 3, 8, 10, 12, 21, 24, 27, 40, 44, 48],
            check.Evaluate(check.Context.Map(x.Shape, "scaled", In(0) * In(1), x, row)));
    }

    [Fact]
    public void Gradients_of_sums_over_the_rows_of_a_sample_are_right()
    {
        var check = new GradientCheck { WholePipeline = true };
        var (x, y, one) = (check.Batched("x", 2, 3, 4), check.Parameter("y", 4), check.Parameter("one", 1));

        check.Verify(check.Context.Reduce(Reduction.SampleColumnSum, "sum", Three, x, y, one));
    }

    [Fact]
    public void Gradients_are_summed_over_a_samples_rows_for_a_gate_on_its_columns()
    {
        var check = new GradientCheck { WholePipeline = true };
        var (x, gate, shift) = (check.Batched("x", 2, 3, 4), check.Batched("gate", 4), check.Batched("shift", 1));

        check.Verify(check.Context.Map(new Shape(2, 3, 4), "map", Three, x, gate, shift));
    }

    [Fact]
    public void Gradients_are_right_where_every_kind_of_input_meets_in_an_image()
    {
        var check = new GradientCheck { WholePipeline = true };
        var (x, gate, shift) = (check.Batched("x", 3, 2, 4), check.Batched("gate", 4), check.Batched("shift", 1));
        var (pixel, bias, one) = (check.Batched("pixel", 3, 2, 1), check.Parameter("bias", 4), check.Parameter("one", 1));
        var value = (In(0) * In(1) * In(3)) + (Tanh(In(2) + In(4)) * In(5) * In(0));

        check.Verify(check.Context.Map(new Shape(3, 2, 4), "map", value, x, gate, shift, pixel, bias, one));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(2, 2, 1)]
    [InlineData(1, 3, 3)]
    public void Gates_and_shifts_have_their_gradients_in_small_images_too(int height, int width, int channels)
    {
        var check = new GradientCheck { WholePipeline = true };
        var (x, gate) = (check.Batched("x", height, width, channels), check.Batched("gate", channels));
        var (pixel, shift) = (check.Batched("pixel", height, width, 1), check.Batched("shift", 1));
        var value = (Tanh(In(0)) * In(1) * In(2)) + (In(3) * In(0));

        check.Verify(check.Context.Map(x.Shape, "map", value, x, gate, pixel, shift));
    }

    [Fact]
    public void A_normalisation_over_a_sample_has_its_gradient_though_the_mean_is_taken_for_a_constant()
    {
        // Σ(x − mean)² has the derivative 2(x − mean) with the mean's own share left out: that share is 0.
        var check = new GradientCheck { WholePipeline = true };
        var x = check.Batched("x", 2, 3, 4);
        var mean = check.Context.Map(
            new Shape(4), "mean", In(0) * (1.0 / 6), check.Context.Reduce(Reduction.SampleColumnSum, "sum", In(0), x));
        var squares = check.Context.Reduce(Reduction.SampleColumnSum, "squares", Square(In(0) - Detach(In(1))), x, mean);

        check.Verify(check.Context.Map(x.Shape, "normal", (In(0) - In(1)) / Sqrt((In(2) * (1.0 / 6)) + 0.1), x, mean, squares));
    }

    [Fact]
    public void A_buffer_is_updated_in_place_and_has_no_part_in_gradients()
    {
        var check = new GradientCheck { WholePipeline = true };
        var (x, running) = (check.Batched("x", 2, 4), check.Buffer("running", 4));
        var mean = check.Context.Map(
            new Shape(4), "mean", In(0) * (1.0 / 6), check.Context.Reduce(Reduction.ColumnSum, "sum", In(0), x));
        check.Context.UpdateBuffer(running, (0.75 * In(0)) + (0.25 * In(1)), mean);
        var before = check.ValuesOf(running);
        var loss = check.Combine(check.Context.Map(x.Shape, "centred", Tanh(In(0) - In(1)), x, mean));

        var program = check.Differentiate(loss);

        var updated = Assert.Single(program.Results, result => result.Role == TensorRole.Buffer);
        foreach (var values in new[] { check.Run(program), check.Run(Generators.Passes.Programs.Optimize(program)) })
        {
            var means = check.Evaluate(mean);
            Reference.Near.Equal([.. before.Zip(means, (b, m) => (0.75 * b) + (0.25 * m))], values[updated], 1e-15, "running");
        }
    }

    [Fact]
    public void A_constant_brings_its_elements_along()
    {
        var check = new GradientCheck { Batch = 1 };
        var x = check.Fixed("x", batched: true, [1, 2], 2);

        Assert.Equal([3, 8], check.Evaluate(check.Context.Map(x.Shape, "y", In(0) * In(1), x, check.Context.Constant("c", x.Shape, [3, 4]))));
    }

    [Fact]
    public void An_input_that_does_not_fit_the_space_is_an_error()
    {
        var tensor = new Tensor("x", TensorRole.Temporary, batched: false, new Shape(3));

        Assert.Throws<InvalidOperationException>(() => new Space(true, 1, 4).BroadcastOf(tensor));
    }
}
