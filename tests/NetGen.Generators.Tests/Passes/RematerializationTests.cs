using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Gradients of weights in the loop over samples that makes their operands: groups of samples, images that are made again, and what needs no place of its own.</summary>
public sealed class RematerializationTests
{
    private static readonly ActivationFunction ReLU = new(ActivationKind.ReLU);

    [Fact]
    public void Images_are_made_again_from_the_sums_that_are_kept()
    {
        var plan = Plan(Normalized());
        var program = plan.Training.Program;
        var gradients = Gradients(program).ToList();

        Assert.Equal(4, gradients.Count);
        Assert.All(gradients, gradient => Assert.EndsWith(".again", gradient.Inputs[0].Name, StringComparison.Ordinal));

        // Each stands in the phase, and in the loop, of its reader; the network's input, too, gets its margin there.
        foreach (var block in SampleBlock.Of(plan.Training.Steps))
        {
            foreach (var step in block.Steps.Where(step => Gradients(step.Op).Any()))
            {
                Assert.NotNull(block.Samples);
                Assert.Contains(step.Op.Inputs[0], block.Passing);
                Assert.Contains(step.Op.Inputs[1], block.Passing);
            }
        }

        // Of the forward pass the backward pass reads the convolutions' sums and no image.
        var loss = program.Ops.ToList().FindIndex(op => op.Inputs.Contains(program.Target!));
        var images = program.Ops.Take(loss).SelectMany(op => op.Outputs).Where(tensor => tensor is { Batched: true, Shape.Rank: 3 }).ToHashSet();
        var kept = program.Ops.Skip(loss).SelectMany(op => op.Inputs).Where(images.Contains).ToHashSet();
        Assert.NotEmpty(kept);
        Assert.All(kept, tensor => Assert.True(
            program.Ops.First(op => op.Outputs.Contains(tensor)) is Contraction || tensor.Shape.Axes[0] == 1, $"{tensor} is kept"));
    }

    [Fact]
    public void What_they_are_made_of_is_not_updated_yet()
    {
        // A fused step updates γ and β as soon as their gradients are known: what reads them comes before, or is kept.
        var step = Plan(Normalized(), fused: true).Step!;
        var updated = new HashSet<Tensor>();
        var phases = step.Steps.ToDictionary(one => one.Op, one => one.Phase);
        foreach (var op in step.Program.Ops)
        {
            Assert.All(op.Inputs, input => Assert.DoesNotContain(input, updated));
            updated.UnionWith(op.Outputs.Select(output => output.Overwrites).OfType<Tensor>());
        }

        foreach (var writer in step.Steps.Where(one => one.Op.Outputs.Any(output => output.Overwrites is not null)))
        {
            var overwritten = writer.Op.Outputs.Select(output => output.Overwrites).OfType<Tensor>().ToHashSet();
            Assert.All(
                step.Steps.Where(reader => reader != writer && reader.Sharing == Sharing.Samples && reader.Op.Inputs.Any(overwritten.Contains)),
                reader => Assert.True(phases[reader.Op] < writer.Phase, $"{reader.Op.Formula} reads what {writer.Op.Formula} has updated"));
        }
    }

    [Fact]
    public void What_is_read_going_back_anyway_is_not_made_again()
    {
        // The sum of a residual block, whose ReLU's mask the way back reads: of its image with a margin only the margin is made again.
        var program = Plan(Graphs.Of(
            new Shape(20, 20, 16),
            new MeanSquaredErrorLoss(),
            Graphs.AnyOptimizer,
            new ResidualLayer(Stack(Convolution(16), new BatchNormLayer(0.1, 1e-5, ActivationFunction.Identity)), null, ReLU),
            Convolution(8))).Training.Program;

        var gradient = Gradients(program).Single(op => op.Origin == "conv2d1");
        var padding = Assert.IsType<Rearrange>(program.Ops.Single(op => op.Outputs.Contains(gradient.Inputs[0])));
        Assert.DoesNotContain(".again", padding.Inputs[0].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_images_and_random_ones_are_kept()
    {
        var small = Plan(Graphs.Of(new Shape(8, 8, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, [Convolution(16), new BatchNormLayer(0.1, 1e-5, ReLU), Convolution(8)]));
        Assert.DoesNotContain(Gradients(small.Training.Program), gradient => gradient.Inputs[0].Name.EndsWith(".again", StringComparison.Ordinal));

        // A dropout's result is read again, but not drawn again.
        var random = Plan(Graphs.Of(
            new Shape(20, 20, 3), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, [Convolution(16), new BatchNormLayer(0.1, 1e-5, ReLU), new DropoutLayer(0.5), Convolution(8)]));
        Assert.Single(random.Training.Program.Ops.OfType<Map>(), map => map.Results.Any(result => result.Value.Descendants().OfType<Generators.Program.Expressions.RandomUniform>().Any()));
        Assert.Contains(Gradients(random.Training.Program), gradient => gradient.Inputs[0].Name == "dropout1" || gradient.Inputs[0].Name.StartsWith("padded.again", StringComparison.Ordinal)
            || gradient.Inputs[0].Name.EndsWith("padded.again", StringComparison.Ordinal));
    }

    [Fact]
    public void Sums_as_large_as_what_is_summed_are_not_taken_in_groups()
    {
        // 3 × 3 pixels: eight samples have 3 × 3 × 8 × (128 + 128) numbers, the sums 128 × 128.
        var program = Plan(Graphs.Of(new Shape(3, 3, 128), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, [Pointwise(128), Pointwise(128)])).Training.Program;

        Assert.Empty(Gradients(program));
        Assert.DoesNotContain(program.Ops, op => op is GroupSum);
    }

    [Fact]
    public void What_passes_through_a_loop_is_touched_nowhere_else()
    {
        var plan = Plan(Normalized(), fused: true);
        foreach (var program in new[] { plan.Training, plan.Evaluation, plan.Step! })
        {
            var blocks = SampleBlock.Of(program.Steps);
            Assert.Contains(blocks, block => block.Passing.Count > 0);
            foreach (var block in blocks)
            {
                var elsewhere = blocks.Where(other => other != block).SelectMany(other => other.Steps).SelectMany(Touched).Concat(program.Program.Results).ToHashSet();
                foreach (var tensor in block.Passing)
                {
                    Assert.True(tensor is { Batched: true, Role: TensorRole.Temporary });
                    Assert.DoesNotContain(tensor, elsewhere);
                    Assert.Contains(tensor, block.Steps.First(step => Touched(step).Contains(tensor)).Op.Outputs);
                }
            }
        }
    }

    private static IEnumerable<Tensor> Touched(Step step) => step.Op.Inputs.Concat(step.Op.Outputs).Select(NetGen.Generators.Emission.Kernels.KernelSignature.StorageOf);

    private static IEnumerable<Op> Gradients(NetworkProgram program) => program.Ops.SelectMany(Gradients);

    private static IEnumerable<Op> Gradients(Op op) => op.Outputs.Any(output => output.IsOfGroups) ? [op] : [];

    // A convolution, one by minimal filtering, a depthwise one and a pointwise one, each normalised.
    private static NetworkGraph Normalized()
    {
        BatchNormLayer Norm() => new(0.1, 1e-5, ReLU);
        return Graphs.Of(
            new Shape(20, 20, 12),
            new CrossEntropyLoss(0, default),
            Graphs.AnyOptimizer,
            Convolution(16),
            Norm(),
            Convolution(16),
            Norm(),
            new DepthwiseConvLayer(Same, ActivationFunction.Identity),
            Norm(),
            Pointwise(24),
            Norm(),
            new GlobalPoolLayer(IsMax: false, Axes: 2),
            new FlattenLayer(),
            new DenseLayer(10, ActivationFunction.Identity));
    }

    private static LayerStack Stack(params Layer[] layers) =>
        new("Block", layers.Select((layer, i) => new StackedLayer(layer, $"l{i}", "", new PlaceInBlock("", i, null))).ToEquatableArray());

    private static EquatableArray<SlidingWindow> Same
    {
        get
        {
            var three = new SlidingWindow(3, 1, Padding: PaddingKind.Same);
            return EquatableArray.Of(three, three);
        }
    }

    private static ConvLayer Convolution(int filters) => new(filters, Same, ActivationFunction.Identity);

    private static ConvLayer Pointwise(int filters) => new(filters, EquatableArray.Of(new SlidingWindow(1, 1), new SlidingWindow(1, 1)), ActivationFunction.Identity);

    private static NetworkPlan Plan(NetworkGraph graph, bool fused = false) => new(graph, fused);
}
