using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Block&lt;TBlock&gt;]</c>: the layers of a block, one after another.</summary>
internal sealed record BlockLayer(LayerStack Body) : CompositeLayer
{
    public override string Kind => "Block";

    public override string Description => $"Block<{Body.Block}>";

    public override Shape? FixedOutputShape => Body.FixedOutputShape;

    public override ActivationKind? LastActivation => Body.LastActivation;

    public override Shape OutputShape(Shape input) => Body.OutputShape(input);

    public override ShapeProblem? ShapeProblem(Shape input) =>
        Body.ShapeProblem(input) is { } problem ? problem with { Argument = "TBlock" } : null;

    public override long CountLayers() => 1 + Body.LayerCount;

    public override Tensor Lower(LoweringContext context, Tensor input) => Body.Lower(context, "", input);

    protected override IEnumerable<BlockUse> Uses(Shape input) => [new("", Body, input)];
}
