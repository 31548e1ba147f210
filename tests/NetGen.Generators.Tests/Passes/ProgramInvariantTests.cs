using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>What holds for every program that the compiler makes.</summary>
public sealed class ProgramInvariantTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_tensor_is_written_once_and_before_it_is_read(int seed)
    {
        foreach (var program in All(seed))
        {
            var written = new HashSet<Tensor>();
            foreach (var op in program.Ops)
            {
                foreach (var input in op.Inputs)
                    Assert.True(IsFromOutside(input, program) || written.Contains(input), $"{input} is read too early in\n{program}");
                foreach (var output in op.Outputs)
                    Assert.True(written.Add(output) && !IsFromOutside(output, program), $"{output} is written twice in\n{program}");
            }

            Assert.All(program.Results, result => Assert.Contains(result, written));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_is_computed_that_nobody_reads(int seed)
    {
        foreach (var program in All(seed))
        {
            var read = program.Ops.SelectMany(op => op.Inputs).Concat(program.Results).ToHashSet();
            foreach (var op in program.Ops)
            {
                foreach (var output in op.Outputs)
                    Assert.True(read.Contains(output) || IsLossOfFusedOp(op, output), $"{output} in\n{program}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_parameter_has_one_gradient_of_its_shape(int seed)
    {
        var programs = new RandomNetwork(seed).Network.Programs;
        foreach (var training in new[] { programs.Training, programs.TrainingUnfused })
        {
            Assert.Equal(TensorRole.Loss, training.Results[0].Role);
            var gradients = training.Results.Skip(1).ToList();
            Assert.Equal(programs.Parameters.Parameters.Select(info => info.Tensor), gradients.Select(gradient => gradient.Owner));
            Assert.All(gradients, gradient => Assert.Equal(TensorRole.Gradient, gradient.Role));
            Assert.All(gradients, gradient => Assert.Equal(gradient.Owner!.Shape, gradient.Shape));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_input_has_no_gradient(int seed)
    {
        var random = new RandomNetwork(seed);
        var dense = random.Graph.Nodes.Count(node => node.Layer is DenseLayer);

        // Forward and weight gradient for each layer; the gradient of the layer's input for all but the first, unless something before
        // it learns (a PReLU's slope) or its gradient is 0 for sure.
        var learnsBefore = random.Graph.Nodes.TakeWhile(node => node.Layer is not DenseLayer)
            .Any(node => node.Layer.Parameters(node.Input) > 0);
        var most = (3 * dense) - (learnsBefore ? 0 : 1);

        Assert.InRange(random.Network.Programs.Training.Ops.OfType<Contraction>().Count(), 2 * dense, most);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_overwritten_is_read_before_or_element_for_element(int seed)
    {
        foreach (var program in All(seed))
        {
            var overwritten = new HashSet<Tensor>();
            foreach (var op in program.Ops)
            {
                Assert.DoesNotContain(op.Inputs, overwritten.Contains);
                var (pass, others) = op switch
                {
                    Map map => (map, Enumerable.Empty<Tensor>()),
                    Contraction { Epilogue: { } epilogue } contraction => (epilogue, [contraction.Left.Tensor, contraction.Right.Tensor]),
                    _ => (null, op.Inputs),
                };
                foreach (var tensor in op.Outputs.Select(output => output.Overwrites).OfType<Tensor>())
                {
                    Assert.DoesNotContain(tensor, others);
                    Assert.Equal(Broadcast.None, pass!.Space.BroadcastOf(tensor));
                    overwritten.Add(tensor);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Names_of_tensors_are_unique_within_a_program(int seed)
    {
        foreach (var program in All(seed))
        {
            var tensors = program.Ops.SelectMany(op => op.Inputs.Concat(op.Outputs)).Distinct().ToList();
            Assert.Equal(tensors.Count, tensors.Select(tensor => tensor.Name).Distinct().Count());
        }
    }

    private static IEnumerable<NetworkProgram> All(int seed)
    {
        var programs = new RandomNetwork(seed).Network.Programs;
        NetworkProgram?[] all =
        [
            programs.Inference, programs.Probabilities, programs.Evaluation,
            programs.TrainingUnfused, programs.Training, programs.Step, programs.Update,
        ];
        return all.OfType<NetworkProgram>();
    }

    private static bool IsFromOutside(Tensor tensor, NetworkProgram program) =>
        tensor == program.Input || tensor == program.Target
        || (tensor.Role is TensorRole.Parameter or TensorRole.State && tensor.Overwrites is null)
        || (tensor.Role == TensorRole.Gradient && tensor.Owner is null);

    // The loss comes with the gradient in one pass, whether or not both are wanted.
    private static bool IsLossOfFusedOp(Op op, Tensor output) => op is SoftmaxCrossEntropy loss && output == loss.Loss;
}
