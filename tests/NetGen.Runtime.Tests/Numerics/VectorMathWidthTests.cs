using System.Runtime.Intrinsics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

public class VectorMathWidthTests
{
    [Theory]
    [MemberData(nameof(ElementaryFunction.Names), MemberType = typeof(ElementaryFunction))]
    public void All_widths_and_the_scalar_give_the_same_bits(string name)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        float[] arguments = [.. Ulp.Sweep().Where((_, index) => index % 29 == 0)];
        for (int i = 0; i + Vector512<float>.Count <= arguments.Length; i += Vector512<float>.Count)
        {
            Vector512<float> of512 = function.Of512(Vector512.LoadUnsafe(ref arguments[i]));
            for (int lane = 0; lane < Vector512<float>.Count; lane++)
            {
                float argument = arguments[i + lane];
                float scalar = function.Scalar(argument);
                AssertSameBits(name, argument, scalar, of512[lane]);
                AssertSameBits(name, argument, scalar, function.Of256(Vector256.Create(argument)).GetElement(lane % 8));
                AssertSameBits(name, argument, scalar, function.Of128(Vector128.Create(argument)).GetElement(lane % 4));
            }
        }
    }

    private static void AssertSameBits(string name, float argument, float expected, float actual)
    {
        bool same = float.IsNaN(expected) ? float.IsNaN(actual) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        Assert.True(same, $"{name}({argument:R}): {expected:R} as a number, {actual:R} in a vector.");
    }
}
