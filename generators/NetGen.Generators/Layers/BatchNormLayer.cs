using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>
/// <c>[BatchNorm]</c> (Ioffe and Szegedy 2015): each channel over the batch and all positions in training, by running averages of these
/// statistics at inference.
/// </summary>
internal sealed record BatchNormLayer(double Momentum, double Epsilon, ActivationFunction Activation) : NormalizationLayer(Epsilon, Activation)
{
    public override string Kind => "BatchNorm";

    public override long NonTrainable(Shape input) => 2L * input.Last;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var channels = new Shape(input.Shape.Last);
        var runningMean = context.Buffer("running_mean", channels, 0);
        var runningVariance = context.Buffer("running_var", channels, 1);
        if (!context.Training)
            return Evaluate(context, input, runningMean, runningVariance);

        // 1/N for N values a channel.
        var inverse = Simplifier.Simplify(Scalar(ScalarNames.InverseBatch) * (1.0 / (input.Size / input.Shape.Last)));
        var mean = context.Map(channels, "mean", inverse * In(0), context.Reduce(Reduction.ColumnSum, "sum", In(0), input));
        var squares = context.Reduce(Reduction.ColumnSum, "squares", SquaredDeviation, input, mean);
        var variance = context.Map(channels, "variance", inverse * In(0), squares);
        var deviation = context.Map(channels, "rstd", InverseDeviation(In(0)), variance);

        // The unbiased estimate N/(N − 1), but of a single value, which has none.
        var unbiased = If(inverse >= 1, In(1), In(1) / (1 - inverse));
        context.UpdateBuffer(runningMean, Average(In(0), In(1)), mean);
        context.UpdateBuffer(runningVariance, Average(In(0), unbiased), variance);
        return Normalize(context, input, mean, deviation);
    }

    private Expr Average(Expr running, Expr batch) => ((1 - Momentum) * running) + (Momentum * batch);

    // One multiply-add a value; a layer in front can take both into its weights.
    private Tensor Evaluate(LoweringContext context, Tensor input, Tensor mean, Tensor variance)
    {
        var channels = new Shape(input.Shape.Last);
        var scale = Scale(context, input.Shape.Last) is { } weight
            ? context.Map(channels, "scale", In(1) * InverseDeviation(In(0)), variance, weight)
            : context.Map(channels, "scale", InverseDeviation(In(0)), variance);
        var shift = Bias(context, input.Shape.Last) is { } bias
            ? context.Map(channels, "shift", In(2) - (In(0) * In(1)), mean, scale, bias)
            : context.Map(channels, "shift", -(In(0) * In(1)), mean, scale);
        var output = context.Map(input.Shape, "normal", (In(0) * In(1)) + In(2), input, scale, shift);
        return Activation.Lower(context, output, "prelu.weight");
    }
}
