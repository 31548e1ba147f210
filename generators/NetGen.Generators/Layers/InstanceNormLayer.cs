using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[InstanceNorm]</c> (Ulyanov et al. 2016): each channel over all positions of a sample.</summary>
internal sealed record InstanceNormLayer(double Epsilon, ActivationFunction Activation) : NormalizationLayer(Epsilon, Activation)
{
    public override string Kind => "InstanceNorm";

    public override ShapeProblem? ShapeProblem(Shape input) => input.Size > input.Last
        ? base.ShapeProblem(input)
        : Words.Wrong(null, "more than one position a sample", $"gets {input}", "of a single value nothing would be left; use [LayerNorm]");

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var (mean, deviation) = SampleStatistics.Of(context, input, input.Shape.Last, SquaredDeviation, InverseDeviation);
        return Normalize(context, input, mean, deviation);
    }
}
