using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Activation(…)]</c>: an activation as a layer of its own.</summary>
internal sealed record ActivationLayer(ActivationFunction Activation) : Layer
{
    public override string Kind => "Activation";

    public override string Description => $"Activation({Activation.Kind})";

    public override Shape OutputShape(Shape input) => input;

    public override ActivationKind? LastActivation => Activation.Kind == ActivationKind.Identity ? null : Activation.Kind;

    public override ShapeProblem? ShapeProblem(Shape input) => Activation.ShapeProblem(input, nameof(Activation)) is { } problem
        ? problem with { Mend = Mend.Remove(Description) }
        : null;

    public override long Parameters(Shape input) => Activation.Parameters;

    public override string? WhyWithoutEffect(Shape input) => Activation.Kind == ActivationKind.Identity ? "Identity is no function" : null;

    public override Tensor Lower(LoweringContext context, Tensor input) => Activation.Lower(context, input, "weight");
}
