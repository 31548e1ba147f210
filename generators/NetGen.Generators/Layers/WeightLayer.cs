using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>A layer with weights and a bias: how they start, what they are penalised with, and the function behind them.</summary>
internal abstract record WeightLayer(ActivationFunction Activation) : Layer
{
    public bool UseBias { get; init; } = true;

    public InitializerKind Initializer { get; init; }

    /// <summary>Half-width, standard deviation, constant or gain of the initialiser; NaN for its default.</summary>
    public double InitializerScale { get; init; } = double.NaN;

    public double L1 { get; init; }

    public double L2 { get; init; }

    public override ActivationKind? LastActivation => Activation.Kind;

    /// <summary><c>Dense(64, ReLU)</c>: the kind, what is said of the layer, and the function where there is one.</summary>
    protected string Describe(params IEnumerable<string> words) =>
        $"{Kind}({string.Join(", ", Activation.Kind == ActivationKind.Identity ? words : words.Append(Activation.Kind.ToString()))})";

    /// <summary>Scalars beside the weights.</summary>
    protected long BiasAndActivation(int outputs) => (UseBias ? outputs : 0) + Activation.Parameters;

    /// <summary>Declares the weights; their penalty goes to the loss.</summary>
    /// <param name="context">The lowering.</param>
    /// <param name="name">The parameter's name within the layer.</param>
    /// <param name="physical">The shape in memory.</param>
    /// <param name="axes">For each logical axis, the physical one that it is.</param>
    protected Tensor Weight(LoweringContext context, string name, Shape physical, Integers axes)
    {
        var logical = new Shape(axes.Select(axis => physical.Axes[axis]));
        var weight = context.Parameter(name, physical, logical, axes, Start(logical));
        context.Penalize(weight, L1, L2);
        return weight;
    }

    /// <summary>Adds the bias to the sums and applies the activation.</summary>
    protected Tensor Finish(LoweringContext context, Tensor sums, string biasName = "bias")
    {
        if (UseBias)
        {
            var shape = new Shape(sums.Shape.Last);
            var bias = context.Parameter(biasName, shape, shape, new Integers(0), Initialization.Zeros);
            sums = context.Map(sums.Shape, "sum", In(0) + In(1), sums, bias);
        }

        return Activation.Lower(context, sums, "prelu.weight");
    }

    // He et al. 2015 for rectifiers, LeCun for SELU (Klambauer et al. 2017), Glorot and Bengio 2010 for the rest. The fans are PyTorch's:
    // the second axis and the first, times the receptive field. An orthogonal matrix has a row for each element of the first axis.
    private Initialization Start(Shape logical)
    {
        var kind = Initializer != InitializerKind.Default ? Initializer
            : Activation.Kind == ActivationKind.SELU ? InitializerKind.LeCunNormal
            : ActivationFunctions.IsRectifier(Activation.Kind) ? InitializerKind.HeUniform
            : InitializerKind.XavierUniform;
        var field = logical.SizeFrom(2);
        var rows = kind == InitializerKind.Orthogonal ? 1 : field;
        return new Initialization(kind, logical.Axes[1] * field, logical.Axes[0] * rows, InitializerScale);
    }
}
