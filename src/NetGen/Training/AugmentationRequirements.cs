using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>Checks an augmentation against a network and its data before anything is trained.</summary>
internal static class AugmentationRequirements
{
    /// <summary>The shape of the images; the default if nothing is done with images.</summary>
    /// <exception cref="ArgumentException">The inputs are no images, or the targets would no longer fit.</exception>
    public static ImageShape Require<TTarget>(ITrainable<TTarget> network, Augmentation augmentation, string name)
        where TTarget : unmanaged
    {
        if (augmentation.Mixup is not null && typeof(TTarget) != typeof(float))
        {
            throw new ArgumentException(
                "Mixup needs targets that are floats: a mixture of two classes is no class. DataSet<int>.ToProbabilities makes such " +
                "targets of classes, for a network with [KLDivergenceLoss] on LogSoftmax outputs.",
                name);
        }

        if (augmentation.Mixup is not null && network.TargetRange == TargetRange.Sign)
        {
            throw new ArgumentException("Mixup makes numbers between -1 and 1 of the targets; the network's loss takes -1 and 1 only.", name);
        }

        if (augmentation.Steps.Count == 0) return default;

        if (augmentation.Steps.FirstOrDefault(step => step.MovesPixels) is { } mover && HasTargetsOfPixels(network))
        {
            throw new ArgumentException(
                $"{mover.GetType().Name} moves pixels, but not the {network.TargetSize} targets per sample that belong to them.", name);
        }

        IReadOnlyList<int> axes = network.Info.InputShape;
        if (axes.Count == 3) return new ImageShape(axes[0], axes[1], axes[2]);
        throw new ArgumentException(
            $"The network's input has the shape {string.Join(" x ", axes)}; augmentation needs images: height x width x channels.", name);
    }

    // Classes of positions, or the image itself as an autoencoder's target.
    private static bool HasTargetsOfPixels<TTarget>(ITrainable<TTarget> network)
        where TTarget : unmanaged =>
        typeof(TTarget) == typeof(int) ? network.TargetSize > 1 : network.TargetSize == network.InputSize;
}
