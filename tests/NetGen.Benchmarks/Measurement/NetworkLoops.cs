using NetGen.Benchmarks.Networks;
using NetGen.Training;

namespace NetGen.Benchmarks.Measurement;

/// <summary>Loops over what a network does with one batch. The interface call costs a nanosecond or two.</summary>
internal static class NetworkLoops
{
    // On one batch for thousands of steps, a network learns it by heart, and gradients and moments of dead units decay into denormals,
    // which no real training meets. So the rate is too small to learn; the work of a step is the same. (The peer flushes denormals.)
    public const float HarmlessLearningRate = 1e-9f;

    public static Func<int, float> TrainStep<TTarget>(ITrainable<TTarget> network, float[] inputs, TTarget[] targets)
        where TTarget : unmanaged
    {
        network.LearningRate = HarmlessLearningRate;
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
                sum += network.TrainStep(inputs, targets);
            return sum;
        };
    }

    public static Func<int, float> ComputeGradients<TTarget>(IBenchmarkNetwork<TTarget> network, float[] inputs, TTarget[] targets)
        where TTarget : unmanaged => steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
                sum += network.ComputeGradients(inputs, targets);
            return sum;
        };

    public static Func<int, float> ApplyGradients<TTarget>(IBenchmarkNetwork<TTarget> network, float[] inputs, TTarget[] targets)
        where TTarget : unmanaged
    {
        network.LearningRate = HarmlessLearningRate;
        var loss = network.ComputeGradients(inputs, targets);
        return steps =>
        {
            for (var step = 0; step < steps; step++)
                network.ApplyGradients();
            return loss;
        };
    }

    public static Func<int, float> Loss<TTarget>(ITrainable<TTarget> network, float[] inputs, TTarget[] targets)
        where TTarget : unmanaged => steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
                sum += network.Loss(inputs, targets);
            return sum;
        };

    /// <summary>The same sample over and over.</summary>
    public static Func<int, float> PredictOne<TTarget>(ITrainable<TTarget> network)
        where TTarget : unmanaged => Predict(network, RandomBatch.Numbers(network.InputSize));

    public static Func<int, float> Predict<TTarget>(ITrainable<TTarget> network, float[] inputs)
        where TTarget : unmanaged
    {
        var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
            {
                network.Predict(inputs, outputs);
                sum += outputs[0];
            }

            return sum;
        };
    }
}
