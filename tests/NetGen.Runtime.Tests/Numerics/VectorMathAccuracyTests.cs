using System.Runtime.Intrinsics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class VectorMathAccuracyTests
{
    [Theory]
    [MemberData(nameof(ElementaryFunction.Names), MemberType = typeof(ElementaryFunction))]
    public void The_error_stays_within_the_documented_bound(string name)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        double bound = ElementaryFunction.HardwareFusesMultiplyAdd ? function.UlpBound : 8;
        float[] arguments = Ulp.Arguments;
        double largest = 0;
        float where = 0;
        for (int i = 0; i + Vector512<float>.Count <= arguments.Length; i += Vector512<float>.Count)
        {
            Vector512<float> results = function.Of512(Vector512.LoadUnsafe(ref arguments[i]));
            for (int lane = 0; lane < Vector512<float>.Count; lane++)
            {
                float argument = arguments[i + lane];
                if (Math.Abs(argument) > function.LargestArgument && float.IsFinite(argument))
                {
                    continue;
                }

                double exact = function.Reference(argument);
                double error = Ulp.Error(results[lane], exact);
                if (error > largest && !IsLostInReduction(function, argument, results[lane] - exact))
                {
                    (largest, where) = (error, argument);
                }
            }
        }

        Assert.True(largest <= bound, $"{name}({where:R}) is {largest:F4} ULP off; the bound is {bound}.");
    }

    /// <summary>Sine and cosine without fused multiply-add: the multiple of π that is subtracted is off by a rounding error of x.</summary>
    private static bool IsLostInReduction(ElementaryFunction function, float argument, double error) =>
        !ElementaryFunction.HardwareFusesMultiplyAdd
        && function.LargestArgument < float.MaxValue
        && Math.Abs(error) <= Math.Abs(argument) * 1.2e-7;
}
