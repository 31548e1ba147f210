using System.Globalization;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary><c>[Dense(units)]</c>: y = f(W·x + b).</summary>
internal sealed record DenseLayer(int Units, ActivationFunction Activation) : Layer
{
    public bool UseBias { get; init; } = true;

    public InitializerKind Initializer { get; init; }

    /// <summary>Half-width, standard deviation, constant or gain of the initialiser; NaN for its default.</summary>
    public double InitializerScale { get; init; } = double.NaN;

    public double L1 { get; init; }

    public double L2 { get; init; }

    public override string Kind => "Dense";

    public override string Description
    {
        get
        {
            var units = Units.ToString(CultureInfo.InvariantCulture);
            return Activation.Kind == ActivationKind.Identity ? $"Dense({units})" : $"Dense({units}, {Activation.Kind})";
        }
    }

    public override Shape OutputShape(Shape input) => new(Units);

    public override Shape? FixedOutputShape => new Shape(Units);

    public override ActivationKind? LastActivation => Activation.Kind;

    public override ShapeProblem? ShapeProblem(Shape input) => input.Rank > 1
        ? new ShapeProblem(DiagnosticIds.WrongInputShape, null, "a flat input", $"gets {input}", "put [Flatten] before it")
        : Activation.ShapeProblem(OutputShape(input), nameof(Activation));

    public override long Parameters(Shape input) => ((long)input.Size * Units) + (UseBias ? Units : 0) + Activation.Parameters;

    public override long MultiplyAdds(Shape input) => (long)input.Size * Units;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var (fanIn, fanOut) = (input.Size, Units);
        var weight = context.Parameter("weight", new Shape(fanIn, fanOut), new Shape(fanOut, fanIn), [1, 0], Start(fanIn, fanOut));
        var (b, k, n) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("k", fanIn), new LoopIndex("n", fanOut));

        var output = context.Temporary(new Shape(fanOut), "product");
        context.Emit(new Contraction(Operand.Of(output, b, n), Operand.Of(input, b, k), Operand.Of(weight, k, n)));
        if (UseBias)
        {
            var bias = context.Parameter("bias", new Shape(fanOut), new Shape(fanOut), [0], Initialization.Zeros);
            output = context.Map(new Shape(fanOut), "sum", In(0) + In(1), output, bias);
        }

        context.Penalize(weight, L1, L2);
        return Activation.Lower(context, output, "prelu.weight");
    }

    // He et al. 2015 for rectifiers, LeCun for SELU (Klambauer et al. 2017), Glorot and Bengio 2010 for the rest.
    private Initialization Start(int fanIn, int fanOut)
    {
        var kind = Initializer != InitializerKind.Default ? Initializer
            : Activation.Kind == ActivationKind.SELU ? InitializerKind.LeCunNormal
            : ActivationFunctions.IsRectifier(Activation.Kind) ? InitializerKind.HeUniform
            : InitializerKind.XavierUniform;
        return new Initialization(kind, fanIn, fanOut, InitializerScale);
    }
}
