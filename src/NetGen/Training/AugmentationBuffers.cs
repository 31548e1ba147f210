namespace NetGen.Training;

/// <summary>Where one worker keeps a sample between two steps of an augmentation.</summary>
/// <param name="size">The number of input values per sample.</param>
internal sealed class AugmentationBuffers(int size)
{
    /// <summary>The result of steps 0, 2, 4, ….</summary>
    public float[] Even { get; } = new float[size];

    /// <summary>The result of steps 1, 3, 5, ….</summary>
    public float[] Odd { get; } = new float[size];

    /// <summary>The sample that is mixed into another.</summary>
    public float[] Partner { get; } = new float[size];
}
