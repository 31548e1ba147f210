using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

public sealed class PaddedOutputsTests
{
    private const int Batch = 2;

    private static readonly LoopIndex B = new("b", LoopIndex.Batch);
    private static readonly LoopIndex Y = new("y", 3);
    private static readonly LoopIndex X = new("x", 4);
    private static readonly LoopIndex C = new("c", 2);
    private static readonly LoopIndex F = new("f", 5);

    private readonly Tensor _image = Temporary("image", 3, 4, 2);
    private readonly Tensor _weight = new("weight", TensorRole.Parameter, batched: false, new Shape(2, 5));
    private readonly Tensor _bias = new("bias", TensorRole.Parameter, batched: false, new Shape(5));
    private readonly Tensor _other = Temporary("other", 3, 4, 5);
    private readonly Tensor _sum = Temporary("sum", 3, 4, 5);
    private readonly Tensor _relu = Temporary("relu", 3, 4, 5);
    private readonly Tensor _padded = Temporary("padded", 6, 5, 5);

    [Fact]
    public void A_product_goes_where_its_padded_copy_was()
    {
        var program = Program(Product(null), Pad(_sum));

        var contraction = Assert.IsType<Contraction>(Assert.Single(PaddedOutputs.Run(program).Ops));

        Assert.True(contraction.FillsRest);
        Assert.Equal([_padded], contraction.Outputs);
        AssertSame(program);
    }

    /// <summary>Zeros stay zeros, whatever the map makes of a sum of 0.</summary>
    [Fact]
    public void So_does_what_follows_a_product()
    {
        var program = Program(Product(Map.Store(_relu, Max(In(0) + In(1), 0) + 7, _sum, _bias)), Pad(_relu));

        Assert.Single(PaddedOutputs.Run(program).Ops);
        AssertSame(program);
    }

    [Fact]
    public void What_somebody_else_reads_too_is_copied()
    {
        var copy = Temporary("copy", 3, 4, 5);

        AssertLeftAlone(Program(Product(null), Pad(_sum), Map.Store(copy, In(0), _sum)));
    }

    [Fact]
    public void What_the_program_is_run_for_is_copied() => AssertLeftAlone(new NetworkProgram([Product(null), Pad(_sum)], null, null, [_padded, _sum]));

    [Fact]
    public void A_map_that_reads_a_number_for_each_sum_stays_where_that_is() =>
        AssertLeftAlone(Program(Product(Map.Store(_relu, In(0) + In(1), _sum, _other)), Pad(_relu)));

    [Fact]
    public void So_does_one_whose_random_numbers_depend_on_the_place() =>
        AssertLeftAlone(Program(Product(Map.Store(_relu, In(0) * new RandomUniform(0), _sum)), Pad(_relu)));

    [Fact]
    public void A_prediction_copies_no_images_but_the_first()
    {
        var window = EquatableArray.Of(new SlidingWindow(3, 1, Padding: PaddingKind.Same), new SlidingWindow(3, 1, Padding: PaddingKind.Same));
        var relu = new ActivationFunction(ActivationKind.ReLU);
        var graph = Graphs.Of(
            new Shape(6, 7, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, new ConvLayer(4, window, relu), new DepthwiseConvLayer(window, relu), new ConvLayer(5, window, relu));

        var copies = Programs.Build(graph).Inference.Ops.OfType<Rearrange>();

        Assert.Equal(TensorRole.Input, Assert.Single(copies).Inputs[0].Role);
    }

    private static Tensor Temporary(string name, params int[] shape) => new(name, TensorRole.Temporary, batched: true, new Shape(shape));

    private static Input In(int slot) => new(slot);

    private Contraction Product(Map? epilogue) =>
        new([new ContractionPart(Operand.Of(_sum, B, Y, X, F), Operand.Of(_image, B, Y, X, C), Operand.Of(_weight, C, F))]) { Epilogue = epilogue };

    // More rows than columns, and on one side only.
    private Rearrange Pad(Tensor image) => Rearrange.Pad(_padded, image, new Integers(1, 0, 0));

    private NetworkProgram Program(params Op[] ops) => new(ops, null, null, [_padded]);

    private static void AssertLeftAlone(NetworkProgram program) => Assert.Equal(program.Ops, PaddedOutputs.Run(program).Ops);

    private void AssertSame(NetworkProgram program)
    {
        var random = new Random(5);
        var bindings = new[] { _image, _weight, _bias, _other }.ToDictionary(
            tensor => tensor, tensor => Enumerable.Range(0, tensor.Size * (tensor.Batched ? Batch : 1)).Select(_ => random.NextDouble() - 0.5).ToArray());
        var after = PaddedOutputs.Run(program);

        ContractionBounds.Check(after, Batch);
        Assert.Equal(Interpreter.Run(program, Batch, bindings)[_padded], Interpreter.Run(after, Batch, bindings)[_padded]);
    }
}
