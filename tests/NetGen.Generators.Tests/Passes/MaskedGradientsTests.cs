using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

public sealed class MaskedGradientsTests
{
    private const int Batch = 3;
    private static readonly Shape Shape = new(4, 5);

    private readonly Tensor _first = Batched("first"), _second = Batched("second"), _relu = Batched("relu"), _sum = Batched("sum");
    private readonly Tensor _whole = Batched("whole"), _masked = Batched("masked"), _result = Batched("result");
    private readonly Tensor _scale = new("scale", TensorRole.Temporary, batched: false, new Shape(5));

    [Fact]
    public void What_reads_a_gradient_behind_the_mask_reads_the_one_that_is_kept()
    {
        var total = new Tensor("total", TensorRole.Temporary, batched: true, new Shape(5));
        var program = Program(
            [total],
            new Map(
                Space.Of(_whole),
                [_whole, _relu, _sum],
                [new MapOutput(total, If(In(1) > 0, In(0) * (In(2) - 3), 0), Reduction.SampleColumnSum)]),
            Map.Store(_result, (In(0) * If(In(1) > 0, In(2), 0)) + In(3), _whole, _relu, _scale, _sum));

        var transformed = DeadCode.Run(MaskedGradients.Run(program));

        var maps = transformed.Ops.Cast<Map>().ToList();
        Assert.Equal([_masked], maps[0].Outputs);
        Assert.Equal([_masked, _sum], maps[1].Inputs);
        Assert.Equal([_masked, _scale, _sum], maps[2].Inputs);
        AssertSame(program, transformed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_stays_where_somebody_needs_the_rest_of_it(int kind)
    {
        var program = Program([], Map.Store(
            _result,
            kind switch
            {
                0 => In(0) + If(In(1) > 0, In(0), 0), // unmasked
                1 => If(In(1) > 0, In(0) + 1, 0), // no multiple of it
                2 => If(In(1) >= 0, In(0), 0), // another mask
                _ => If(In(1) > 0, In(0), 1), // something else where it is zero
            },
            _whole,
            _relu));

        var transformed = MaskedGradients.Run(program);

        Assert.Contains(_whole, transformed.Ops[1].Inputs);
        AssertSame(program, transformed);
    }

    private static Tensor Batched(string name) => new(name, TensorRole.Temporary, batched: true, Shape);

    // A gradient, and what a ReLU lets through of it; then its readers.
    private NetworkProgram Program(Tensor[] results, params Op[] readers)
    {
        var gradient = In(0) + In(1);
        var producer = new Map(
            Space.Of(_whole),
            [_first, _second, _relu],
            [new MapOutput(_whole, gradient, Reduction.None), new MapOutput(_masked, If(In(2) > 0, gradient, 0), Reduction.None)]);
        return new NetworkProgram([producer, .. readers], null, null, [_masked, _result, .. results]);
    }

    private void AssertSame(NetworkProgram program, NetworkProgram transformed)
    {
        var random = new Random(1);
        var bindings = new[] { _first, _second, _relu, _sum, _scale }.ToDictionary(
            tensor => tensor,
            tensor => Enumerable.Range(0, tensor.Size * (tensor.Batched ? Batch : 1)).Select(i => i % 7 == 0 ? 0 : (2 * random.NextDouble()) - 1).ToArray());
        var (expected, actual) = (Interpreter.Run(program, Batch, bindings), Interpreter.Run(transformed, Batch, bindings));
        foreach (var result in program.Results)
            Near.Equal(expected[result], actual[result], 1e-13, $"{result}");
    }
}
