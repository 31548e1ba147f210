using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Measurement;

/// <summary>Loops over what takes nanoseconds: they call the network directly, since a call through an interface would be a good part of what they measure.</summary>
internal static class SinglePredictions
{
    public static Func<int, float> Flower()
    {
        var network = new FlowerClassifier(1);
        var (inputs, outputs) = (RandomBatch.Numbers(4), new float[3]);
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

    public static Func<int, float> Dense16()
    {
        var network = new Dense16By16(1);
        var (inputs, outputs) = (RandomBatch.Numbers(16), new float[16]);
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

    public static Func<int, float> SmallImage()
    {
        var network = new SmallImageClassifier(1);
        var (inputs, outputs) = (RandomBatch.Numbers(784), new float[10]);
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
