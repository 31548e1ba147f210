using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Passes;

/// <summary>Whole networks through lowering, differentiation and fusion.</summary>
public sealed class RandomNetworkTests
{
    private const int Networks = 150;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Networks)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gradients_are_the_slopes_of_the_loss(int seed)
    {
        var random = new RandomNetwork(seed);
        var network = random.Unfused();
        var (loss, gradients) = network.Gradients(random.Samples, RandomNetwork.Uniform);

        foreach (var parameter in network.Parameters)
        {
            var values = network[parameter.Name];
            for (var i = 0; i < values.Length; i++)
            {
                // A step this small hardly ever crosses a kink; rounding still leaves nine digits.
                var expected = FiniteDifferences.Derivative(Loss, values, i, step: 1e-5);
                Near.Equal(expected, gradients[parameter.Name][i], 1e-8 * Math.Max(1, Math.Abs(loss)), $"{random}: ∂{parameter.Name}[{i}]");
            }

            network[parameter.Name] = values;

            double Loss()
            {
                network[parameter.Name] = values;
                return network.TrainingLoss(random.Samples, RandomNetwork.Uniform);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Fusion_changes_no_loss_and_no_gradient(int seed)
    {
        var random = new RandomNetwork(seed);

        var (fusedLoss, fused) = random.Network.Gradients(random.Samples, RandomNetwork.Uniform);
        var (loss, unfused) = random.Unfused().Gradients(random.Samples, RandomNetwork.Uniform);

        Near.Equal(loss, fusedLoss, 1e-12, $"{random}: loss");
        foreach (var (name, gradient) in unfused)
            Near.Equal(gradient, fused[name], 1e-12, $"{random}: ∂{name}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Fusion_changes_no_step(int seed)
    {
        var random = new RandomNetwork(seed);
        var unfused = random.Unfused();

        for (var step = 0; step < 3; step++)
        {
            var fusedLoss = random.Network.Step(random.Samples, RandomNetwork.Uniform);
            Near.Equal(unfused.Step(random.Samples, RandomNetwork.Uniform), fusedLoss, 1e-12, $"{random}: loss {step}");
            foreach (var parameter in unfused.Parameters)
                Near.Equal(unfused[parameter.Name], random.Network[parameter.Name], 1e-12, $"{random}: {parameter.Name} after {step}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Without_dropout_training_and_evaluation_have_the_same_loss(int seed)
    {
        var random = new RandomNetwork(seed);

        // A network that keeps everything: no uniform number is below 0.
        var (training, _) = random.Network.Gradients(random.Samples, (_, _) => 1);
        var evaluation = random.Network.Loss(random.Samples);

        if (random.Graph.Nodes.All(node => node.Layer.Kind != "Dropout"))
            Near.Equal(training, evaluation, 1e-12, $"{random}: loss");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_sample_is_predicted_alike_alone_and_in_a_batch(int seed)
    {
        var random = new RandomNetwork(seed);
        var (inputs, size) = (random.Samples.Inputs, random.Graph.Spec.Input.Size);

        var together = random.Network.Predict(inputs);
        var alone = inputs.Chunk(size).SelectMany(sample => random.Network.Predict(sample)).ToList();

        Near.Equal(alone, together, 0, random.ToString());
    }
}
