using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// Checksums of results, pinned: the first platform, vector width or compiler whose bits differ makes one of these fail. The elementary
/// functions have a second set of bits, for hardware that doesn't fuse multiply-add; everything else has one.
/// </summary>
public class PinnedBitsTests
{
    private static readonly float[] Arguments = [.. Ulp.Arguments.Where((_, index) => index % 7 == 0)];

    [Theory]
    [InlineData("Exp", "b76ca22c7fa8e201", "5de0fccd28c90cd8")]
    [InlineData("Log", "13fd2efae013b928", "95605cda915570fb")]
    [InlineData("Erf", "19bb1f5e3a25ec89", "ae4476159fb60c7a")]
    [InlineData("ExpM1", "9d14b868c9a0d646", "e7cbeff5d4ea64e3")]
    [InlineData("Log1P", "aa29629af55b13f1", "0f973c1446e5ef96")]
    [InlineData("Tanh", "e4dbb84aa39f2179", "1e5ce2057cbfca87")]
    [InlineData("Sigmoid", "1bfa0ddd3953203d", "edcc8d1cea368af7")]
    [InlineData("Softplus", "1ae936e9e1d0f829", "2bd96610bf3549f7")]
    [InlineData("LogCosh", "b5c0c2d6e33205ca", "33bfb714307aef8e")]
    [InlineData("Sin", "eb2889651af6ccae", "9eb0b895e39a3000")]
    [InlineData("Cos", "c507df281468ed0d", "ce51b3aa92af6b15")]
    public void Elementary_functions_keep_their_bits(string name, string fused, string unfused)
    {
        ElementaryFunction function = ElementaryFunction.Named(name);
        BitChecksum checksum = new();
        for (int i = 0; i + Vector128<float>.Count <= Arguments.Length; i += Vector128<float>.Count)
        {
            Vector128<float> results = function.Of128(Vector128.LoadUnsafe(ref Arguments[i]));
            for (int lane = 0; lane < Vector128<float>.Count; lane++)
            {
                checksum.Add(results.GetElement(lane));
            }
        }

        Assert.Equal(ElementaryFunction.HardwareFusesMultiplyAdd ? fused : unfused, checksum.ToString());
    }

    [Fact]
    public void Random_numbers_keep_their_bits()
    {
        PhiloxStream stream = new(seed: 2024, stream: 7, step: 11);
        BitChecksum checksum = new();
        for (uint i = 0; i < 20_000; i++)
        {
            checksum.Add(stream.Word(i));
            checksum.Add(stream.Gaussian(i));
        }

        Assert.Equal("ccd3cf4115826980", checksum.ToString());
    }

    [Fact]
    public void Initial_weights_keep_their_bits()
    {
        float[] values = new float[100 * 60];
        BitChecksum checksum = new();
        Add(() => Initializers.HeUniform(values, 100, 1, 2));
        Add(() => Initializers.HeNormal(values, 100, 1, 2));
        Add(() => Initializers.XavierUniform(values, 100, 60, 1, 2));
        Add(() => Initializers.XavierNormal(values, 100, 60, 1, 2));
        Add(() => Initializers.LeCunUniform(values, 100, 1, 2));
        Add(() => Initializers.LeCunNormal(values, 100, 1, 2));
        Add(() => Initializers.Orthogonal(values, 100, 60, 1.5, 1, 2));
        Add(() => Initializers.Orthogonal(values, 60, 100, 1.5, 1, 2));
        Assert.Equal("0facecc2c5deeddc", checksum.ToString());

        void Add(Action initialize)
        {
            initialize();
            Array.ForEach(values, checksum.Add);
        }
    }

    [Fact]
    public void Scalar_functions_keep_their_bits()
    {
        PhiloxStream random = new(seed: 1, stream: 1, step: 1);
        BitChecksum checksum = new();
        for (uint i = 0; i < 20_000; i++)
        {
            double x = random.Gaussian(2 * i) * 100;
            double y = random.Uniform(2 * i + 1) * 4;
            checksum.Add(ScalarMath.Exp(x));
            checksum.Add(ScalarMath.Log(Math.Abs(x)));
            checksum.Add(ScalarMath.Pow(Math.Abs(x), y * 30));
            checksum.Add(ScalarMath.Pow(y, (long)x));
        }

        Assert.Equal("c6fa860aeadfdffd", checksum.ToString());
    }
}
