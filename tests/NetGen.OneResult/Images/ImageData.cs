using NetGen.Data;

namespace NetGen.OneResult;

/// <summary>Images and signals that can be learned, the same everywhere.</summary>
public static class ImageData
{
    /// <summary>Noise with a brighter square in it; the class is where it is, of <paramref name="classes"/> places in reading order.</summary>
    public static DataSet<int> Squares(int samples, int size, int channels, int classes)
    {
        var inputs = SyntheticData.Inputs(samples * size * size * channels, 11);
        var targets = new int[samples];
        var places = (int)Math.Ceiling(Math.Sqrt(classes));
        var side = size / places;
        for (var i = 0; i < samples; i++)
        {
            targets[i] = i % classes;
            var (top, left) = (targets[i] / places * side, targets[i] % places * side);
            for (var y = 0; y < side; y++)
            {
                for (var x = 0; x < side * channels; x++)
                    inputs[(((i * size) + top + y) * size * channels) + (left * channels) + x] += 1;
            }
        }

        return new DataSet<int>(inputs, targets, size * size * channels);
    }

    /// <summary>Images of which each pixel's class tells whether it is dark, middling or bright beside the one to its left.</summary>
    public static DataSet<int> Edges(int samples, int size)
    {
        var inputs = SyntheticData.Inputs(samples * size * size, 12);
        var targets = new int[inputs.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            var difference = inputs[i] - (i % size == 0 ? 0 : inputs[i - 1]);
            targets[i] = difference < -0.4f ? 0 : difference > 0.4f ? 2 : 1;
        }

        return new DataSet<int>(inputs, targets, size * size, size * size);
    }

    /// <summary>Parabolas of random heights and places: three numbers make a signal, which is its own target.</summary>
    public static DataSet<float> Signals(int samples, int steps)
    {
        var numbers = SyntheticData.Inputs(samples * 3, 13);
        var values = new float[samples * steps];
        for (var i = 0; i < values.Length; i++)
        {
            var n = i / steps * 3;
            var x = ((2f * (i % steps)) / steps) - 1;
            values[i] = (numbers[n] * x * x) + (numbers[n + 1] * x) + (0.5f * numbers[n + 2]);
        }

        return new DataSet<float>(values, (float[])values.Clone(), steps, steps);
    }
}
