using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.OneResult;

/// <summary>Data that can be learned a little, the same everywhere.</summary>
public static class SyntheticData
{
    /// <summary>Uniform numbers in [−1, 1).</summary>
    public static float[] Inputs(int count, uint stream)
    {
        var words = new PhiloxStream(7, stream, 0);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (2 * words.Uniform((uint)i)) - 1;
        return values;
    }

    /// <summary>Each sample's class is where its largest of the first inputs is.</summary>
    public static DataSet<int> Classes(int samples, int inputSize, int classes)
    {
        var inputs = Inputs(samples * inputSize, 1);
        var targets = new int[samples];
        for (var i = 0; i < samples; i++)
        {
            for (var c = 1; c < classes; c++)
            {
                if (inputs[(i * inputSize) + c] > inputs[(i * inputSize) + targets[i]])
                    targets[i] = c;
            }
        }

        return new DataSet<int>(inputs, targets, inputSize);
    }

    /// <summary>Targets are products of neighbouring inputs; between 0 and 1 where asked for.</summary>
    public static DataSet<float> Numbers(int samples, int inputSize, int outputs, bool isBinary = false)
    {
        var inputs = Inputs(samples * inputSize, 2);
        var targets = new float[samples * outputs];
        for (var i = 0; i < targets.Length; i++)
        {
            var first = (i / outputs * inputSize) + (i % outputs);
            var product = inputs[first] * inputs[first + 1];
            targets[i] = !isBinary ? product : product > 0 ? 1 : 0;
        }

        return new DataSet<float>(inputs, targets, inputSize, outputs);
    }
}
