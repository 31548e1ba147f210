using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[GroupNorm(groups)]</c> (Wu and He 2018): groups of channels over all positions of a sample.</summary>
internal sealed record GroupNormLayer(int Groups, double Epsilon, ActivationFunction Activation) : NormalizationLayer(Epsilon, Activation)
{
    public override string Kind => "GroupNorm";

    public override string Description =>
        $"GroupNorm({Words.Number(Groups)}{(Activation.Kind == ActivationKind.Identity ? "" : $", {Activation.Kind}")})";

    public override ShapeProblem? ShapeProblem(Shape input) =>
        ChannelGroups.ShapeProblem(input, Groups, "groups")
        ?? (input.Size > Groups ? base.ShapeProblem(input)
            : Words.Wrong(null, "more than one value a group", $"gets {input} in {Words.Number(Groups)} groups", "of a single value nothing would be left; use fewer groups"));

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var (mean, deviation) = SampleStatistics.Of(context, input, Groups, SquaredDeviation, InverseDeviation);
        return Normalize(context, input, mean, deviation);
    }
}
