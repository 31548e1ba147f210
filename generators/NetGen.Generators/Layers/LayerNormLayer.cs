using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[LayerNorm]</c> (Ba, Kiros and Hinton 2016): the last axis at each position.</summary>
internal sealed record LayerNormLayer(double Epsilon, ActivationFunction Activation) : NormalizationLayer(Epsilon, Activation)
{
    public override string Kind => "LayerNorm";

    public override ShapeProblem? ShapeProblem(Shape input) => input.Last > 1
        ? base.ShapeProblem(input)
        : Words.Wrong(null, "more than one value on the last axis", $"gets {input}", "of a single value nothing would be left");

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var inverse = 1.0 / input.Shape.Last;
        var sum = context.Reduce(Reduction.RowSum, "sum", In(0), input);
        var mean = context.Map(sum.Shape, "mean", inverse * In(0), sum);
        var squares = context.Reduce(Reduction.RowSum, "squares", SquaredDeviation, input, mean);
        var deviation = context.Map(squares.Shape, "rstd", InverseDeviation(inverse * In(0)), squares);
        return Normalize(context, input, mean, deviation);
    }
}
