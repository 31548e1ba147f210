using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>An activation with its numbers, as a layer of its own or as the last part of another.</summary>
internal sealed record ActivationFunction(ActivationKind Kind, double Slope = 0.01, double Alpha = 1)
{
    public static readonly ActivationFunction Identity = new(ActivationKind.Identity);

    /// <summary>Trainable scalars: PReLU's slope.</summary>
    public int Parameters => Kind == ActivationKind.PReLU ? 1 : 0;

    /// <summary>Why the function can't be applied to a value of this shape, or null.</summary>
    /// <param name="shape">The shape of one sample.</param>
    /// <param name="argument">The argument that names the function.</param>
    public ShapeProblem? ShapeProblem(Shape shape, string argument)
    {
        if (ActivationFunctions.IsElementwise(Kind))
            return null;

        return shape.Last >= 2 ? null
            : new ShapeProblem(DiagnosticIds.WrongInputShape, argument, $"at least 2 values for {Kind}", "has 1", "it would always be the same")
            {
                Mend = Mend.RemoveArgument(argument),
            };
    }

    /// <param name="context">Where the ops go.</param>
    /// <param name="x">The pre-activation.</param>
    /// <param name="parameterName">What PReLU's slope is called (<c>prelu.weight</c> inside another layer).</param>
    public Tensor Lower(LoweringContext context, Tensor x, string parameterName) => Kind switch
    {
        ActivationKind.Identity => x,
        ActivationKind.Softmax => Softmax(context, x),
        ActivationKind.LogSoftmax => LogSoftmax(context, x),
        ActivationKind.PReLU => context.Map(x.Shape, "", ActivationFunctions.Of(Kind, Slope, Alpha), x, PReLUSlope(context, parameterName)),
        _ => context.Map(x.Shape, "", ActivationFunctions.Of(Kind, Slope, Alpha), x),
    };

    // He et al. 2015 start the learned slope at 0.25, as PyTorch does.
    private static Tensor PReLUSlope(LoweringContext context, string name) =>
        context.Parameter(name, new Shape(1), new Shape(1), new Integers(0), Initialization.Constant(0.25));

    // Shifted by the row's maximum, which changes nothing but the range: e^x can't overflow.
    private static Tensor Softmax(LoweringContext context, Tensor x)
    {
        var max = context.Reduce(Reduction.RowMax, "max", In(0), x);
        var exponentials = context.Map(x.Shape, "exp", Exp(In(0) - In(1)), x, max);
        var sum = context.Reduce(Reduction.RowSum, "sum", In(0), exponentials);
        return context.Map(x.Shape, "", In(0) / In(1), exponentials, sum);
    }

    private static Tensor LogSoftmax(LoweringContext context, Tensor x)
    {
        var max = context.Reduce(Reduction.RowMax, "max", In(0), x);
        var sum = context.Reduce(Reduction.RowSum, "sum", Exp(In(0) - In(1)), x, max);
        return context.Map(x.Shape, "", In(0) - In(1) - Log(In(2)), x, max, sum);
    }
}
