using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

public sealed class WideRowsTests
{
    private const int Batch = 3;

    [Theory]
    [InlineData(6, 208, 8)]
    [InlineData(8, 100, 2)]
    [InlineData(1, 256, 16)]
    [InlineData(12, 64, 4)]
    [InlineData(24, 30, 2)]
    public void Rows_of_few_columns_are_taken_together(int columns, int rows, int together)
    {
        var program = Program(columns, rows);

        var transformed = WideRows.Run(program);

        var maps = transformed.Ops.Cast<Map>().ToList();
        Assert.Equal(new Space(true, rows / together, columns * together), maps[0].Space);
        Assert.Equal(new Space(true, together, columns), maps[1].Space);
        AssertSame(program, transformed);
    }

    [Theory]
    [InlineData(16, 64)] // whole vectors
    [InlineData(6, 100)] // rows that are left over
    [InlineData(6, 32)] // too few of them
    [InlineData(40, 64)] // columns enough
    public void They_stay_where_that_gains_nothing(int columns, int rows)
    {
        var program = Program(columns, rows);
        Assert.Equal(program.Ops, WideRows.Run(program).Ops);
    }

    [Fact]
    public void They_stay_where_a_column_has_a_value_of_its_own_or_a_sample_s_sums_are_read()
    {
        var (columns, rows) = (8, 64);
        var (input, bias) = (Batched("input", new Shape(rows, columns)), new Tensor("bias", TensorRole.Temporary, batched: false, new Shape(columns)));
        var (sums, total, scaled) = (Batched("sums", new Shape(columns)), new Tensor("total", TensorRole.Temporary, batched: false, new Shape(columns)), Batched("scaled", new Shape(columns)));
        Map Total() => new(new Space(true, 1, columns), [sums], [new MapOutput(total, In(0), Reduction.ColumnSum)]);
        foreach (var program in (NetworkProgram[])
        [
            new([new Map(Space.Of(input), [input, bias], [new MapOutput(sums, In(0) * In(1), Reduction.SampleColumnSum)]), Total()], null, null, [total]),
            new([new Map(Space.Of(input), [input], [new MapOutput(sums, In(0), Reduction.SampleColumnSum)]), Map.Store(scaled, In(0) * In(0), sums), Total()], null, null, [total, scaled]),
            new([new Map(Space.Of(input), [input], [new MapOutput(sums, In(0), Reduction.SampleColumnSum)])], null, null, [sums]),
        ])
            Assert.Equal(program.Ops, WideRows.Run(program).Ops);
    }

    private static Tensor Batched(string name, Shape shape) => new(name, TensorRole.Temporary, batched: true, shape);

    // What a layer keeps of its gradient, and that of its bias.
    private static NetworkProgram Program(int columns, int rows)
    {
        var shape = new Shape(rows, columns);
        var (output, gradient, product) = (Batched("output", shape), Batched("gradient", shape), Batched("product", shape));
        var samples = Batched("samples", new Shape(columns));
        var total = new Tensor("total", TensorRole.Temporary, batched: false, new Shape(columns));
        var value = In(1) * (1 - (In(0) * In(0)));
        return new NetworkProgram(
            [
                new Map(Space.Of(output), [output, gradient], [new MapOutput(product, value, Reduction.None), new MapOutput(samples, value, Reduction.SampleColumnSum)]),
                new Map(new Space(true, 1, columns), [samples], [new MapOutput(total, In(0), Reduction.ColumnSum)]),
            ],
            null,
            null,
            [product, total]);
    }

    private static void AssertSame(NetworkProgram program, NetworkProgram transformed)
    {
        var random = new Random(1);
        var bindings = program.Ops[0].Inputs.ToDictionary(
            tensor => tensor, tensor => Enumerable.Range(0, tensor.Size * Batch).Select(_ => (2 * random.NextDouble()) - 1).ToArray());
        var (expected, actual) = (Interpreter.Run(program, Batch, bindings), Interpreter.Run(transformed, Batch, bindings));
        foreach (var result in program.Results)
            Near.Equal(expected[result], actual[result], 1e-12, $"{result}");
    }
}
