using NetGen.Generators.Program;

namespace NetGen.Generators.Tests.Program;

/// <summary>How a convolution that a test builds slides along one axis.</summary>
/// <param name="Extent">Positions of the input.</param>
/// <param name="Before">Zeros before the input; of a transposed convolution, outputs cut off.</param>
/// <param name="Behind">The same at the other end; negative for outputs of a transposed convolution that nothing reaches.</param>
internal sealed record AxisWindow(int Extent, int Kernel, int Stride = 1, int Dilation = 1, int Before = 0, int Behind = 0)
{
    public int Reach => ((Kernel - 1) * Dilation) + 1;

    public int Padded => Before + Extent + Behind;

    /// <summary>Positions of a convolution's output.</summary>
    public int Output => ((Padded - Reach) / Stride) + 1;

    /// <summary>Positions of a transposed convolution's output.</summary>
    public int Transposed => ((Extent - 1) * Stride) + Reach - Before - Behind;

    public static AxisWindow Random(Random random, bool transposed)
    {
        while (true)
        {
            var (behind, extra) = (random.Next(4), transposed ? random.Next(2) : 0);
            var window = new AxisWindow(
                random.Next(1, 7), random.Next(1, 5), random.Next(1, 5), random.Next(1, 4), random.Next(4), behind - extra);
            if (transposed ? window.Transposed > 0 : window.Padded >= window.Reach)
                return window;
        }
    }

    /// <summary><c>stride · position + dilation · tap + offset</c>.</summary>
    public AxisMap Map(LoopIndex position, LoopIndex tap, int offset = 0) =>
        AxisMap.Sum(offset, new AxisTerm(position, Stride), new AxisTerm(tap, Dilation));

    public override string ToString() =>
        FormattableString.Invariant($"{Extent} kernel {Kernel} stride {Stride} dilation {Dilation} padding {Before}, {Behind}");
}
