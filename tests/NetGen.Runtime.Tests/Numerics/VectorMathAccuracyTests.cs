using System.Runtime.Intrinsics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class VectorMathAccuracyTests
{
    /// <summary>What multiply and add leave of the bounds: measured, and the reason why the contract asks for fused multiply-add.</summary>
    private const double BoundWithoutFusing = 8;

    private static readonly float[] Arguments = [.. Ulp.Sweep()];

    [Theory]
    [MemberData(nameof(ElementaryFunction.Names), MemberType = typeof(ElementaryFunction))]
    public void The_error_stays_within_the_documented_bound(string name)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        double largest = 0;
        float where = 0;
        for (int i = 0; i + Vector512<float>.Count <= Arguments.Length; i += Vector512<float>.Count)
        {
            Vector512<float> results = function.Of512(Vector512.LoadUnsafe(ref Arguments[i]));
            for (int lane = 0; lane < Vector512<float>.Count; lane++)
            {
                float argument = Arguments[i + lane];
                if (Math.Abs(argument) > function.LargestArgument && float.IsFinite(argument))
                {
                    continue;
                }

                double error = Ulp.Error(results[lane], function.Reference(argument));
                (largest, where) = error > largest ? (error, argument) : (largest, where);
            }
        }

        double bound = ElementaryFunction.HardwareFusesMultiplyAdd ? function.UlpBound : BoundWithoutFusing;
        Assert.True(largest <= bound, $"{name}({where:R}) is {largest:F4} ULP off; the bound is {bound}.");
    }
}
