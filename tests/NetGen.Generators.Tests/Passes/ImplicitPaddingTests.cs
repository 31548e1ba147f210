using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Planning;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

public sealed class ImplicitPaddingTests
{
    private const int Batch = 2;

    private readonly Tensor _image = new("image", TensorRole.Input, batched: true, new Shape(6, 7, 4));
    private readonly Tensor _padded = new("padded", TensorRole.Temporary, batched: true, new Shape(8, 9, 4));
    private readonly Contraction _depthwise;
    private readonly Contraction _another;

    public ImplicitPaddingTests()
    {
        var windows = new Windows(_padded.Shape, 3, 3) { Before = [0, 0], Behind = [0, 0] };
        _depthwise = Reading(windows.Forward());
        _another = Reading(Contractions.Convolution(_padded.Shape, 3, 3, 4));
    }

    [Fact]
    public void A_depthwise_convolution_reads_the_image_itself()
    {
        var program = Program(Pad(), _depthwise);

        var moved = Assert.IsType<Contraction>(Assert.Single(ImplicitPadding.Run(program).Ops));

        Assert.Equal([_image, _depthwise.Right.Tensor], moved.Inputs);
        Assert.True(moved.Parts[0].ReachesOutside);
        Assert.Contains("[b, y + ky − 1, x + kx − 1, c]", moved.Formula, StringComparison.Ordinal);
        AssertSame(program);
    }

    [Fact]
    public void A_copy_that_somebody_needs_is_there_for_all() => AssertLeftAlone(Program(Pad(), _depthwise, _another));

    [Fact]
    public void So_is_one_that_the_program_is_run_for() => AssertLeftAlone(new NetworkProgram([Pad(), _depthwise], null, null, [_padded, _depthwise.Output.Tensor]));

    [Fact]
    public void A_convolution_of_all_channels_reads_its_copy() => AssertLeftAlone(Program(Pad(), _another));

    [Fact]
    public void Depthwise_layers_are_trained_and_asked_without_copies()
    {
        SlidingWindow Window(int stride) => new(3, stride, Padding: PaddingKind.Same);
        EquatableArray<SlidingWindow> Windows(int stride) => EquatableArray.Of(Window(stride), Window(stride));
        var graph = Graphs.Of(
            new Shape(12, 12, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer,
            new ConvLayer(16, EquatableArray.Of(new SlidingWindow(1, 1), new SlidingWindow(1, 1)), ActivationFunction.Identity),
            new DepthwiseConvLayer(Windows(1), ActivationFunction.Identity), new DepthwiseConvLayer(Windows(2), new ActivationFunction(ActivationKind.ReLU)));

        var programs = Programs.Build(graph);

        foreach (var program in new[] { programs.Inference, programs.Training })
        {
            Assert.DoesNotContain(program.Ops.OfType<Rearrange>(), copy => copy.FillsRest);
            Assert.Contains(program.Ops.OfType<Contraction>(), contraction => contraction.Parts.Any(part => part.ReachesOutside) && DepthwiseRows.Of(contraction) is not null);
            ContractionBounds.Check(program, Batch);
        }
    }

    private Rearrange Pad() => Rearrange.Pad(_padded, _image, new Integers(1, 1, 0));

    private Contraction Reading(Contraction contraction) =>
        new(contraction.Output with { Tensor = new Tensor("out", TensorRole.Temporary, batched: true, contraction.Output.Tensor.Shape) }, contraction.Left with { Tensor = _padded }, contraction.Right);

    private static NetworkProgram Program(params Op[] ops) => new(ops, null, null, [ops[^1].Outputs[0]]);

    private static void AssertLeftAlone(NetworkProgram program) => Assert.Equal(program.Ops, ImplicitPadding.Run(program).Ops);

    private void AssertSame(NetworkProgram program)
    {
        var random = new Random(5);
        var bindings = new[] { _image, _depthwise.Right.Tensor }.ToDictionary(
            tensor => tensor, tensor => Enumerable.Range(0, tensor.Size * (tensor.Batched ? Batch : 1)).Select(_ => random.NextDouble() - 0.5).ToArray());

        Assert.Equal(
            Interpreter.Run(program, Batch, bindings)[program.Results.Single()], Interpreter.Run(ImplicitPadding.Run(program), Batch, bindings)[program.Results.Single()]);
    }
}
