using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>One function of <see cref="VectorMath"/> with all its overloads, its reference in double and the bound it promises.</summary>
public sealed record ElementaryFunction(
    string Name,
    Func<float, float> Scalar,
    Func<Vector128<float>, Vector128<float>> Of128,
    Func<Vector256<float>, Vector256<float>> Of256,
    Func<Vector512<float>, Vector512<float>> Of512,
    Func<double, double> Reference,
    double UlpBound,
    float LargestArgument = float.MaxValue)
{
    public static IReadOnlyList<ElementaryFunction> All { get; } =
    [
        new("Exp", VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, Math.Exp, 1),
        new("Log", VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, Math.Log, 1),
        new("Erf", VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, DoubleReference.Erf, 1),
        new("ExpM1", VectorMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1, VectorMath.ExpM1, DoubleReference.ExpM1, 2),
        new("Log1P", VectorMath.Log1P, VectorMath.Log1P, VectorMath.Log1P, VectorMath.Log1P, DoubleReference.Log1P, 2),
        new("Tanh", VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, 3),
        new("Sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, DoubleReference.Sigmoid, 3),
        new("Softplus", VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, DoubleReference.Softplus, 2),
        new("LogCosh", VectorMath.LogCosh, VectorMath.LogCosh, VectorMath.LogCosh, VectorMath.LogCosh, DoubleReference.LogCosh, 2),
        new("Sin", VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, VectorMath.Sin, Math.Sin, 2, LargestArgument: 1e5f),
        new("Cos", VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, VectorMath.Cos, Math.Cos, 2, LargestArgument: 1e5f),
    ];

    public static TheoryData<string> Names => new(All.Select(function => function.Name));

    /// <summary>Whether multiply-add rounds once here; the bounds and the pinned bits hold where it does.</summary>
    public static bool HardwareFusesMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    public static ElementaryFunction Named(string name) => All.Single(function => function.Name == name);

    public override string ToString() => Name;
}
