using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>
/// What is understood of a declaration, each part by itself: mistakes leave gaps, so that everything else can still be checked.
/// </summary>
internal sealed record NetworkDraft(
    NetworkDeclaration Declaration,
    Placed<Input>? Input,
    EquatableArray<Placed<Layer>> Layers,
    Placed<Loss>? Loss,
    Placed<Optimizer>? Optimizer,
    EquatableArray<Placed<MetricSpec>> Metrics,
    EquatableArray<Mistake> Mistakes)
{
    /// <summary>What the network may cost, where that is limited.</summary>
    public Placed<Budget>? Budget { get; init; }

    /// <summary>How many samples the network is trained on, where that is said.</summary>
    public int? TrainingSamples { get; init; }
}

/// <summary>A part and where it stands; no value where its arguments are wrong.</summary>
/// <param name="Value">The part.</param>
/// <param name="Index">The index of its attribute on the declaration.</param>
/// <param name="Label">What messages call it: <c>Layer 2 (Dense)</c>, <c>Adam</c>.</param>
internal sealed record Placed<T>(T? Value, int Index, string Label)
    where T : class;

/// <summary>The shape of a sample, as <c>[Input]</c> gives it.</summary>
internal sealed record Input(Shape Shape);
