using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Advice;

/// <summary>
/// What advice looks at: the layers of one class, top to bottom, as far as they are understood, and of a network what it is trained by.
/// Blocks inside are one layer each; they get advice of their own, on their own class.
/// </summary>
/// <param name="Layers">The layers; without a value where something is wrong with one.</param>
/// <param name="Shapes">The shape before each layer and, last, of the output; null where unknown.</param>
internal sealed record Architecture(EquatableArray<Placed<Layer>> Layers, IReadOnlyList<Shape?> Shapes)
{
    /// <summary>All attributes of the class as they are written; layers know their index.</summary>
    public EquatableArray<AttributeModel> Attributes { get; init; }

    /// <summary>Whether this is a network, whose last layer gives the output; else a block, behind which more may come.</summary>
    public bool IsNetwork { get; init; }

    public Placed<Loss>? Loss { get; init; }

    public Placed<Optimizer>? Optimizer { get; init; }

    public EquatableArray<Placed<MetricSpec>> Metrics { get; init; }

    /// <summary>How many samples the network is trained on, where that is said.</summary>
    public int? TrainingSamples { get; init; }

    /// <summary>The whole network, if nothing is wrong with it.</summary>
    public NetworkGraph? Graph { get; init; }

    /// <summary>Whether the network predicts numbers, as far as its loss is known.</summary>
    public bool IsRegression => Loss?.Value is { Metrics: var metrics } && metrics == MetricFamily.Regression;

    /// <summary>The layers that are understood, with their places in the list.</summary>
    public IEnumerable<(int Place, Placed<Layer> Placed, Layer Layer)> Known
    {
        get
        {
            for (var i = 0; i < Layers.Count; i++)
            {
                if (Layers[i].Value is { } layer)
                    yield return (i, Layers[i], layer);
            }
        }
    }

    /// <summary>The next layer behind a place that isn't passed over; null at the end, and where something isn't understood.</summary>
    public Placed<Layer>? Next(int place, Func<Layer, bool> passOver) => Walk(place, 1, passOver);

    /// <summary>The same upwards.</summary>
    public Placed<Layer>? Previous(int place, Func<Layer, bool> passOver) => Walk(place, -1, passOver);

    /// <summary>Where in the list a layer is.</summary>
    public int PlaceOf(Placed<Layer> layer) => Layers.ToList().IndexOf(layer);

    /// <summary>Whether weights stand below a place; also where something isn't understood, which may have some.</summary>
    public bool HasWeightsBelow(int place) => Integers.Range(place + 1, Layers.Count - place - 1).Any(HasWeights);

    /// <summary>The function that a layer's values go through: its own, or that of an activation layer right behind it.</summary>
    public ActivationKind EffectiveActivation(int place) =>
        Layers[place].Value is not { } layer ? ActivationKind.Identity
        : LayerTraits.ActivationOf(layer) is var own and not ActivationKind.Identity ? own
        : Next(place, LayerTraits.MovesValues) is { Value: ActivationLayer { Activation.Kind: var next } } ? next : ActivationKind.Identity;

    private bool HasWeights(int place) => Layers[place].Value switch
    {
        null or WeightLayer => true,
        CompositeLayer layer => Shapes[place] is not { } input || layer.Parameters(input) > 0,
        _ => false,
    };

    private Placed<Layer>? Walk(int place, int step, Func<Layer, bool> passOver)
    {
        for (var i = place + step; i >= 0 && i < Layers.Count; i += step)
        {
            if (Layers[i].Value is not { } layer)
                return null;
            if (!passOver(layer))
                return Layers[i];
        }

        return null;
    }
}
