using NetGen.Generators.Program;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[RmsNorm]</c> (Zhang and Sennrich 2019): the last axis at each position, by its root mean square.</summary>
internal sealed record RmsNormLayer : NormalizationLayer
{
    /// <summary>Without mean there is no shift either.</summary>
    public RmsNormLayer(double epsilon, ActivationFunction activation)
        : base(epsilon, activation) => UseBias = false;

    public override string Kind => "RmsNorm";

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var squares = context.Reduce(Reduction.RowSum, "squares", Square(In(0)), input);
        var inverse = context.Map(squares.Shape, "rrms", InverseDeviation((1.0 / input.Shape.Last) * In(0)), squares);
        return Finish(context, context.Map(input.Shape, "normal", In(0) * In(1), input, inverse));
    }
}
