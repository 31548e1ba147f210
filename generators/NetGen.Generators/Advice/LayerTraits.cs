using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>What layers have in common, as people who design networks see it.</summary>
internal static class LayerTraits
{
    /// <summary>What holds for so many repetitions holds for more.</summary>
    private const int MostRepetitions = 16;

    /// <summary>Layers that only put values elsewhere.</summary>
    public static bool MovesValues(Layer layer) =>
        layer is FlattenLayer or ReshapeLayer or PermuteLayer or ZeroPad2DLayer or Cropping2DLayer;

    /// <summary>Layers that do nothing at inference.</summary>
    public static bool IsNoise(Layer layer) => layer is DropoutLayer or SpatialDropoutLayer or GaussianNoiseLayer;

    public static bool IsDropout(Layer layer) => layer is DropoutLayer { Rate: > 0 } or SpatialDropoutLayer { Rate: > 0 };

    public static double RateOf(Layer layer) => layer switch
    {
        DropoutLayer { Rate: var rate } => rate,
        SpatialDropoutLayer { Rate: var rate } => rate,
        _ => 0,
    };

    /// <summary>Layers without weights between two others that leave a chain of linear maps linear.</summary>
    public static bool IsLinearPassage(Layer layer) => MovesValues(layer) || IsNoise(layer) || layer is UpSampleLayer
        or GlobalPoolLayer { IsMax: false } or PoolLayer { Pooling: not WindowKind.Max };

    /// <summary>The function at the end of a layer; identity where there is none.</summary>
    public static ActivationKind ActivationOf(Layer layer) => layer switch
    {
        WeightLayer { Activation.Kind: var kind } => kind,
        NormalizationLayer { Activation.Kind: var kind } => kind,
        ActivationLayer { Activation.Kind: var kind } => kind,
        ResidualLayer { Activation.Kind: var kind } => kind,
        _ => ActivationKind.Identity,
    };

    /// <summary>Functions whose derivative is nearly 0 away from the middle.</summary>
    public static bool Squashes(ActivationKind kind) =>
        kind is ActivationKind.Sigmoid or ActivationKind.HardSigmoid or ActivationKind.Tanh or ActivationKind.Softsign;

    /// <summary>The layers that a block's use stands for, one after another; else the layer itself.</summary>
    public static IEnumerable<Layer> Unrolled(Layer layer) => layer switch
    {
        BlockLayer { Body: var body } => body.Layers.SelectMany(inner => Unrolled(inner.Layer)),
        RepeatLayer { Body: var body, Count: var count } =>
            Enumerable.Repeat(body.Layers, Math.Min(count, MostRepetitions)).SelectMany(layers => layers).SelectMany(inner => Unrolled(inner.Layer)),
        _ => [layer],
    };

    /// <summary>Functions that keep (nearly) nothing of negative values, so that half of the variance is lost (He et al. 2015).</summary>
    public static bool CutsOffHalf(ActivationKind kind) => kind is ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.PReLU;

    /// <summary>Functions that give no negative value.</summary>
    public static bool IsOneSided(ActivationKind kind) => kind is ActivationKind.ReLU or ActivationKind.Softplus;
}
