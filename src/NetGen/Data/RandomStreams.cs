namespace NetGen.Data;

/// <summary>
/// The Philox streams of data handling. They are far from those that a network uses for its parameters and dropout masks, so that one
/// seed can serve all of them.
/// </summary>
internal static class RandomStreams
{
    public const uint Epoch = 0xDA7A_0001;
    public const uint Shuffle = 0xDA7A_0002;
    public const uint Split = 0xDA7A_0003;
    public const uint Folds = 0xDA7A_0004;
    public const uint Mixup = 0xDA7A_0005;

    /// <summary>The first of two streams for each step of an augmentation: for the sample, and for what is mixed into it.</summary>
    public const uint Augmentation = 0xDA7A_1000;
}
