using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Dense(units)]</c>: y = f(W·x + b).</summary>
internal sealed record DenseLayer(int Units, ActivationFunction Activation) : WeightLayer(Activation)
{
    public override string Kind => "Dense";

    public override string Description => Describe(Words.Number(Units));

    public override Shape OutputShape(Shape input) => new(Units);

    public override Shape? FixedOutputShape => new Shape(Units);

    public override ShapeProblem? ShapeProblem(Shape input) => input.Rank > 1
        ? new ShapeProblem(DiagnosticIds.WrongInputShape, null, "a flat input", $"gets {input}", "put [Flatten] before it")
        {
            Mend = Mend.InsertBefore("Flatten"),
        }
        : Activation.ShapeProblem(OutputShape(input), nameof(Activation));

    public override long Parameters(Shape input) => ((long)input.Size * Units) + BiasAndActivation(Units);

    public override long MultiplyAdds(Shape input) => (long)input.Size * Units;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var (fanIn, fanOut) = (input.Size, Units);
        var weight = Weight(context, "weight", new Shape(fanIn, fanOut), new Integers(1, 0));
        var (b, k, n) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("k", fanIn), new LoopIndex("n", fanOut));

        var output = context.Temporary(new Shape(fanOut), "product");
        context.Emit(new Contraction(Operand.Of(output, b, n), Operand.Of(input, b, k), Operand.Of(weight, k, n)));
        return Finish(context, output);
    }
}
