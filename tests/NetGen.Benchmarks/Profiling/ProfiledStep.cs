using NetGen.Benchmarks.Measurement;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Profiling;

/// <summary>The phases of a network's training step on one batch, each a loop with its floors.</summary>
/// <param name="Info">What the network costs.</param>
/// <param name="Phases">What is measured.</param>
internal sealed record ProfiledStep(NetworkInfo Info, IReadOnlyList<Phase> Phases)
{
    public static ProfiledStep Of<TTarget>(IBenchmarkNetwork<TTarget> network, int batch, TTarget[] targets)
        where TTarget : unmanaged
    {
        var inputs = RandomBatch.Numbers(batch * network.InputSize);
        var info = network.Info;
        double parameters = info.ParameterBytes;
        double batchBytes = sizeof(float) * (inputs.Length + ((double)batch * network.OutputSize));
        var forward = MatrixOperations.Forward(info, batch);
        var backward = MatrixOperations.ForwardAndBackward(info, batch);
        // The optimizer reads and writes its state and the parameters, and reads the gradients.
        var update = (2 * info.OptimizerBytes) + (2 * parameters);
        return new ProfiledStep(info,
        [
            new("Predict", forward, parameters + batchBytes, NetworkLoops.Predict(network, inputs)),
            new("Loss", forward, parameters + batchBytes, NetworkLoops.Loss(network, inputs, targets)),
            new("ComputeGradients", backward, (2 * parameters) + batchBytes, NetworkLoops.ComputeGradients(network, inputs, targets)),
            new("ApplyGradients", 0, update + parameters, NetworkLoops.ApplyGradients(network, inputs, targets)),
            // In one go, nobody needs to write the gradients to memory and read them back.
            new("TrainStep", backward, update + batchBytes, NetworkLoops.TrainStep(network, inputs, targets)),
        ]);
    }
}
