using NetGen.Data;

namespace FashionMnistSample;

/// <summary>Images to learn from, and what may happen to them without changing what they show.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Images">28 x 28 pixels, 0 .. 1, in ten named classes.</param>
/// <param name="Augmentation">Random changes that leave the class.</param>
internal sealed record ImageSource(string Title, TrainTestSplit<int> Images, Augmentation Augmentation);
