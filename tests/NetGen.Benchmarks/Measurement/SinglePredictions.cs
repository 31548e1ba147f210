using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Measurement;

/// <summary>
/// Loops over what takes nanoseconds. A call through an interface would be a good part of what they measure: each network stands behind a
/// structure, for which the just-in-time compiler makes a loop of its own.
/// </summary>
internal static class SinglePredictions
{
    public static Func<int, float> Flower() => Loop(new OfFlower(new FlowerClassifier(1)), FlowerClassifier.InputSize, FlowerClassifier.OutputSize);

    public static Func<int, float> Dense16() => Loop(new OfDense16(new Dense16By16(1)), Dense16By16.InputSize, Dense16By16.OutputSize);

    public static Func<int, float> SmallImage() =>
        Loop(new OfSmallImage(new SmallImageClassifier(1)), SmallImageClassifier.InputSize, SmallImageClassifier.OutputSize);

    private static Func<int, float> Loop<TPredictor>(TPredictor predictor, int inputSize, int outputSize)
        where TPredictor : struct, IPredictor
    {
        var (inputs, outputs) = (RandomBatch.Numbers(inputSize), new float[outputSize]);
        return steps =>
        {
            var sum = 0f;
            for (var step = 0; step < steps; step++)
            {
                predictor.Predict(inputs, outputs);
                sum += outputs[0];
            }

            return sum;
        };
    }

    private interface IPredictor
    {
        void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
    }

    private readonly struct OfFlower(FlowerClassifier network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }

    private readonly struct OfDense16(Dense16By16 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }

    private readonly struct OfSmallImage(SmallImageClassifier network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
    }
}
