using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Losses;

/// <summary><c>[CrossEntropyLoss]</c> on logits, as PyTorch defines it (class weights and label smoothing too).</summary>
internal sealed record CrossEntropyLoss(double LabelSmoothing, EquatableArray<double> ClassWeights) : Loss
{
    public override string Kind => "CrossEntropyLoss";

    public override TargetKind Target => TargetKind.ClassIndex;

    public override Link Link => Link.Softmax;

    public override string OutputWords => "raw scores (logits), at least 2";

    public override int MinimumOutputs => 2;

    public override string TooFewOutputsAdvice =>
        "one output a class, for 2 classes or more; for a single yes-or-no output take [BinaryCrossEntropyLoss]";

    public override MetricFamily Metrics => MetricFamily.Classes;

    public override string? ActivationAdvice(ActivationKind last) =>
        last is ActivationKind.Softmax or ActivationKind.LogSoftmax or ActivationKind.Sigmoid or ActivationKind.HardSigmoid
            ? "leave the activation out, the loss applies softmax itself"
            : null;

    public override string Formula => "−log softmax(z)[target]";

    public override Tensor Lower(LoweringContext context, Tensor output, Tensor target)
    {
        var space = Space.Of(output);
        var losses = context.Temporary(space.ShapeOf(Reduction.RowSum), "rows");
        context.Emit(new SoftmaxCrossEntropy(losses, output, target)
        {
            LabelSmoothing = LabelSmoothing,
            ClassWeights = ClassWeights.Count == 0 ? null : ClassWeights.ToList(),
        });
        var sum = context.Reduce(Reduction.ColumnSum, "total", In(0), losses);
        var inverse = ClassWeights.Count == 0
            ? Scalar(ScalarNames.InverseBatch) * (1.0 / space.RowsPerSample)
            : Scalar(ScalarNames.InverseWeight);
        return context.Map(new Shape(1), "mean", Simplifier.Simplify(In(0) * inverse), sum);
    }
}
