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
        float[] arguments = [.. Ulp.Arguments.Where((_, index) => index % 61 == 0)];
        for (int i = 0; i + Vector512<float>.Count <= arguments.Length; i += Vector512<float>.Count)
        {
            Vector512<float> block = Vector512.LoadUnsafe(ref arguments[i]);
            Vector512<float> of512 = function.Of512(block);
            Vector512<float> of256 = Vector512.Create(function.Of256(block.GetLower()), function.Of256(block.GetUpper()));
            Vector512<float> of128 = Vector512.Create(
                Vector256.Create(function.Of128(block.GetLower().GetLower()), function.Of128(block.GetLower().GetUpper())),
                Vector256.Create(function.Of128(block.GetUpper().GetLower()), function.Of128(block.GetUpper().GetUpper())));
            for (int lane = 0; lane < Vector512<float>.Count; lane++)
            {
                float argument = arguments[i + lane];
                float scalar = function.Scalar(argument);
                AssertSameBits(name, argument, scalar, of512[lane]);
                AssertSameBits(name, argument, scalar, of256[lane]);
                AssertSameBits(name, argument, scalar, of128[lane]);
            }
        }
    }

    private static void AssertSameBits(string name, float argument, float expected, float actual)
    {
        bool same = float.IsNaN(expected)
            ? float.IsNaN(actual)
            : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        Assert.True(same, $"{name}({argument:R}): {expected:R} as a number, {actual:R} in a vector.");
    }
}
