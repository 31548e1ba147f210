using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>The elementwise activations, each written once; derivatives are the compiler's.</summary>
internal static class ActivationFunctions
{
    // Klambauer et al. 2017, "Self-Normalizing Neural Networks".
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    private const double SqrtHalf = 0.70710678118654752440;
    private const double SqrtTwoOverPi = 0.79788456080286535588;

    /// <summary>The activation as an expression of <c>x</c> (input number 0).</summary>
    /// <param name="kind">Any elementwise activation.</param>
    /// <param name="slope">LeakyReLU's slope below 0.</param>
    /// <param name="alpha">ELU's and CELU's α.</param>
    public static Expr Of(ActivationKind kind, double slope, double alpha)
    {
        var x = In(0);
        return kind switch
        {
            ActivationKind.Identity => x,
            ActivationKind.ReLU => Max(x, 0),
            ActivationKind.LeakyReLU => If(x > 0, x, slope * x),
            ActivationKind.PReLU => If(x > 0, x, In(1) * x),
            ActivationKind.ELU => If(x > 0, x, alpha * ExpM1(x)),
            ActivationKind.SELU => If(x > 0, SeluScale * x, SeluScale * SeluAlpha * ExpM1(x)),
            ActivationKind.CELU => If(x > 0, x, alpha * ExpM1(x / alpha)),
            ActivationKind.GELU => 0.5 * x * (1 + Erf(SqrtHalf * x)),
            ActivationKind.GELUTanh => 0.5 * x * (1 + Tanh(SqrtTwoOverPi * (x + (0.044715 * (x * x * x))))),
            ActivationKind.SiLU => x * Sigmoid(x),
            ActivationKind.Mish => x * Tanh(Softplus(x)),
            ActivationKind.Softplus => Softplus(x),
            ActivationKind.Softsign => x / (1 + Abs(x)),
            ActivationKind.Tanh => Tanh(x),
            ActivationKind.Sigmoid => Sigmoid(x),
            ActivationKind.HardSigmoid => Min(Max((x / 6) + 0.5, 0), 1),
            ActivationKind.HardSwish => x * Min(Max((x / 6) + 0.5, 0), 1),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an elementwise activation."),
        };
    }

    public static bool IsElementwise(ActivationKind kind) => kind is not (ActivationKind.Softmax or ActivationKind.LogSoftmax);

    /// <summary>Where He's gain √2 belongs: the activations that let about half of their input through.</summary>
    public static bool IsRectifier(ActivationKind kind) => kind is ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.PReLU
        or ActivationKind.ELU or ActivationKind.CELU or ActivationKind.GELU or ActivationKind.GELUTanh or ActivationKind.SiLU
        or ActivationKind.Mish or ActivationKind.HardSwish;
}
