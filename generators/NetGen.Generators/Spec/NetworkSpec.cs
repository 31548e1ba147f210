using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;

namespace NetGen.Generators.Spec;

/// <summary>What the user wrote, understood: a valid list of layers with a loss, an optimizer and metrics.</summary>
internal sealed record NetworkSpec(
    TypeModel Type,
    Shape Input,
    EquatableArray<Layer> Layers,
    Loss Loss,
    Optimizer Optimizer,
    EquatableArray<MetricSpec> Metrics);
