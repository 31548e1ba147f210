namespace NetGen.Data;

/// <summary>
/// Brings data into the form that a network takes: images of another size, scaled inputs, probabilities in place of classes.
/// </summary>
public static class DataSetImages
{
    /// <summary>Multiplies every input by the same factor, such as 1/255.</summary>
    /// <param name="data">The data; not changed.</param>
    /// <param name="factor">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite.</exception>
    public static DataSet<TTarget> ScaleInputs<TTarget>(this DataSet<TTarget> data, float factor)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        StepArguments.RequireFinite(factor, nameof(factor));
        float[] inputs = data.Inputs.ToArray();
        for (int i = 0; i < inputs.Length; i++) inputs[i] *= factor;
        return data.WithInputs(inputs);
    }

    /// <summary>Puts every image into the middle of a larger one; an odd pixel goes below or to the right.</summary>
    /// <param name="data">Images; not changed.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="height">The rows that they shall have, at least as many as they have.</param>
    /// <param name="width">The pixels that a row shall have, at least as many as it has.</param>
    /// <param name="fill">The value of the new pixels; finite.</param>
    /// <exception cref="ArgumentException">The samples do not have the size of the shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An image would become smaller, or the fill value is not finite.</exception>
    public static DataSet<TTarget> PadImages<TTarget>(this DataSet<TTarget> data, ImageShape shape, int height, int width, float fill = 0)
        where TTarget : unmanaged
    {
        RequireShape(data, shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, shape.Height);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, shape.Width);
        var padded = new ImageShape(height, width, shape.Channels);
        var inputs = new float[checked(data.Count * padded.Size)];
        if (StepArguments.RequireFinite(fill, nameof(fill)) != 0) Array.Fill(inputs, fill);

        int top = (height - shape.Height) / 2;
        int left = (width - shape.Width) / 2;
        for (int sample = 0; sample < data.Count; sample++)
        {
            ReadOnlySpan<float> image = data.InputsOf(sample, 1);
            Span<float> result = inputs.AsSpan(sample * padded.Size, padded.Size);
            for (int y = 0; y < shape.Height; y++)
            {
                Span<float> row = result.Slice((top + y) * padded.RowLength, padded.RowLength);
                image.Slice(y * shape.RowLength, shape.RowLength).CopyTo(row[(left * shape.Channels)..]);
            }
        }

        return data.WithImages(inputs, padded.Size);
    }

    /// <summary>Repeats the only channel of grey images, for a network that takes colours.</summary>
    /// <param name="data">Images of one channel, of any height and width; not changed.</param>
    /// <param name="channels">How many channels they shall have, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="channels"/> is less than 1.</exception>
    public static DataSet<TTarget> RepeatChannels<TTarget>(this DataSet<TTarget> data, int channels)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ReadOnlySpan<float> pixels = data.Inputs;
        var inputs = new float[checked(pixels.Length * channels)];
        for (int i = 0; i < pixels.Length; i++) inputs.AsSpan(i * channels, channels).Fill(pixels[i]);
        return data.WithImages(inputs, data.InputSize * channels);
    }

    /// <summary>Gives every class as probabilities: 1 for the class and 0 for the others, or a little less and a little more.</summary>
    /// <param name="data">Classes, one or several per sample; not changed.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="smoothing">The share, 0 .. 1, that all classes get alike (Szegedy et al., 2016).</param>
    /// <returns>Targets [samples, targets per sample · classes].</returns>
    /// <exception cref="ArgumentException">A target is not a class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static DataSet<float> ToProbabilities(this DataSet<int> data, int classes, double smoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        StepArguments.RequireIn(smoothing, 0, 1, nameof(smoothing));
        var targets = new float[checked(data.Targets.Length * classes)];
        Array.Fill(targets, (float)(smoothing / classes));
        for (int i = 0; i < data.Targets.Length; i++)
        {
            int actual = data.Targets[i];
            if ((uint)actual >= (uint)classes)
                throw new ArgumentException($"The target at position {i} is {actual}; it must be in 0 .. {classes - 1}.", nameof(data));
            targets[(i * classes) + actual] = (float)(1 - smoothing + (smoothing / classes));
        }

        return new DataSet<float>(data.Inputs.ToArray(), targets, data.InputSize, data.TargetSize * classes)
        {
            FeatureNames = data.FeatureNames,
            ClassNames = data.ClassNames,
        };
    }

    private static void RequireShape(DataSet data, ImageShape shape)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize == shape.Size) return;
        throw new ArgumentException(
            $"The data set has {data.InputSize} inputs per sample; images of {shape} have {shape.Size}.", nameof(shape));
    }
}
