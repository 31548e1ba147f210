namespace NetGen.Generators.Tests.Layers;

/// <summary>The activations as their papers and PyTorch's documentation define them, in plain arithmetic.</summary>
internal static class ActivationFormulas
{
    public const double Slope = 0.07;
    public const double Alpha = 1.3;
    public const double LearnedSlope = 0.4;

    /// <summary>By the name of the kind.</summary>
    public static IReadOnlyDictionary<string, Func<double, double>> All { get; } = new Dictionary<string, Func<double, double>>
    {
        ["Identity"] = x => x,
        ["ReLU"] = x => x > 0 ? x : 0,
        ["LeakyReLU"] = x => x > 0 ? x : Slope * x,
        ["PReLU"] = x => x > 0 ? x : LearnedSlope * x,
        ["ELU"] = x => x > 0 ? x : Alpha * (Math.Exp(x) - 1),
        ["SELU"] = x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        ["CELU"] = x => Math.Max(0, x) + Math.Min(0, Alpha * (Math.Exp(x / Alpha) - 1)),
        ["GELU"] = x => x * NormalDistribution(x),
        ["GELUTanh"] = x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * Math.Pow(x, 3))))),
        ["SiLU"] = x => x / (1 + Math.Exp(-x)),
        ["Mish"] = x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
        ["Softplus"] = x => Math.Log(1 + Math.Exp(x)),
        ["Softsign"] = x => x / (1 + Math.Abs(x)),
        ["Tanh"] = Math.Tanh,
        ["Sigmoid"] = x => 1 / (1 + Math.Exp(-x)),
        ["HardSigmoid"] = x => x <= -3 ? 0 : x >= 3 ? 1 : (x / 6) + 0.5,
        ["HardSwish"] = x => x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6,
    };

    // Φ(x) = 1/2 + φ(x) · (x + x³/3 + x⁵/(3·5) + …), Marsaglia 2004; shares nothing with the error function under test.
    private static double NormalDistribution(double x)
    {
        double term = x, sum = x;
        for (var n = 1; n < 100; n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
