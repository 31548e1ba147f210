using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Tests.Program;

/// <summary>A convolution as a contraction, and the same by its definition: loops in loops.</summary>
/// <param name="Channels">Input channels a group.</param>
/// <param name="Filters">Output channels a group.</param>
internal sealed record TestConvolution(AxisWindow Y, AxisWindow X, int Groups = 1, int Channels = 1, int Filters = 1)
{
    private static readonly LoopIndex B = new("b", LoopIndex.Batch);

    /// <summary>The shape of a sample.</summary>
    public int[] Image => [Y.Extent, X.Extent, Groups * Channels];

    public int[] Weight => [Y.Kernel, X.Kernel, Channels, Groups * Filters];

    /// <summary>With one channel and one filter a group the groups come last: kernels run along the last axis.</summary>
    public int[] TransposedWeight => IsDepthwise ? [Y.Kernel, X.Kernel, 1, Groups] : [Y.Kernel, X.Kernel, Groups * Channels, Filters];

    private bool IsDepthwise => Groups > 1 && Channels == 1 && Filters == 1;

    private LoopIndex Ky => new("ky", Y.Kernel);

    private LoopIndex Kx => new("kx", X.Kernel);

    private LoopIndex G => new("g", Groups);

    private LoopIndex C => new("c", Channels);

    private LoopIndex F => new("f", Filters);

    /// <summary>Zeros round the image, then a contraction.</summary>
    public Tensor Lower(LoweringContext context, Tensor image, Tensor weight)
    {
        var padded = image;
        if (Y.Padded > Y.Extent || X.Padded > X.Extent)
        {
            padded = context.Temporary(new Shape(Y.Padded, X.Padded, Groups * Channels), "padded");
            context.Emit(Rearrange.Pad(padded, image, new Integers(Y.Before, X.Before, 0)));
        }

        var (y, x) = (new LoopIndex("y", Y.Output), new LoopIndex("x", X.Output));
        var output = context.Temporary(new Shape(Y.Output, X.Output, Groups * Filters), "convolution");
        context.Emit(new Contraction(
            Operand.Of(output, [AxisMap.Of(B), AxisMap.Of(y), AxisMap.Of(x), InGroup(F)]),
            Operand.Of(padded, [AxisMap.Of(B), Y.Map(y, Ky), X.Map(x, Kx), InGroup(C)]),
            Operand.Of(weight, [AxisMap.Of(Ky), AxisMap.Of(Kx), Within(C), InGroup(F)])));
        return output;
    }

    /// <summary>Every input adds a window to the output; what falls outside is dropped.</summary>
    public Tensor LowerTransposed(LoweringContext context, Tensor image, Tensor weight)
    {
        var (y, x) = (new LoopIndex("y", Y.Extent), new LoopIndex("x", X.Extent));
        var output = context.Temporary(new Shape(Y.Transposed, X.Transposed, Groups * Filters), "transposed");
        context.Emit(new Contraction(
            Operand.Of(output, [AxisMap.Of(B), Y.Map(y, Ky, -Y.Before), X.Map(x, Kx, -X.Before), InGroup(F)]),
            Operand.Of(image, [AxisMap.Of(B), AxisMap.Of(y), AxisMap.Of(x), InGroup(C)]),
            Operand.Of(weight, IsDepthwise
                ? [AxisMap.Of(Ky), AxisMap.Of(Kx), AxisMap.Sum(0), AxisMap.Of(G)]
                : [AxisMap.Of(Ky), AxisMap.Of(Kx), InGroup(C), Within(F)])));
        return output;
    }

    /// <summary>The convolution of a batch, by its definition.</summary>
    public double[] Expected(double[] images, double[] weight, int batch)
    {
        var (channels, filters) = (Groups * Channels, Groups * Filters);
        var output = new double[batch * Y.Output * X.Output * filters];
        foreach (var (b, y, x, ky, kx, g, c, f) in Loops(batch, Y.Output, X.Output))
        {
            var (row, column) = ((Y.Stride * y) + (Y.Dilation * ky) - Y.Before, (X.Stride * x) + (X.Dilation * kx) - X.Before);
            if (row < 0 || row >= Y.Extent || column < 0 || column >= X.Extent)
                continue;

            output[At(b, y, x, (g * Filters) + f, Y.Output, X.Output, filters)] +=
                images[At(b, row, column, (g * Channels) + c, Y.Extent, X.Extent, channels)]
                * weight[At(ky, kx, c, (g * Filters) + f, X.Kernel, Channels, filters)];
        }

        return output;
    }

    /// <summary>The transposed convolution of a batch, by its definition.</summary>
    public double[] ExpectedTransposed(double[] images, double[] weight, int batch)
    {
        var (channels, filters) = (Groups * Channels, Groups * Filters);
        var output = new double[batch * Y.Transposed * X.Transposed * filters];
        foreach (var (b, y, x, ky, kx, g, c, f) in Loops(batch, Y.Extent, X.Extent))
        {
            var (row, column) = ((Y.Stride * y) + (Y.Dilation * ky) - Y.Before, (X.Stride * x) + (X.Dilation * kx) - X.Before);
            if (row < 0 || row >= Y.Transposed || column < 0 || column >= X.Transposed)
                continue;

            output[At(b, row, column, (g * Filters) + f, Y.Transposed, X.Transposed, filters)] +=
                images[At(b, y, x, (g * Channels) + c, Y.Extent, X.Extent, channels)]
                * weight[At(ky, kx, (g * Channels) + c, f, X.Kernel, channels, Filters)];
        }

        return output;
    }

    private static int At(int a, int b, int c, int d, int extentB, int extentC, int extentD) =>
        (((((a * extentB) + b) * extentC) + c) * extentD) + d;

    private IEnumerable<(int B, int Y, int X, int Ky, int Kx, int G, int C, int F)> Loops(int batch, int rows, int columns) =>
        from b in Enumerable.Range(0, batch)
        from y in Enumerable.Range(0, rows)
        from x in Enumerable.Range(0, columns)
        from ky in Enumerable.Range(0, Y.Kernel)
        from kx in Enumerable.Range(0, X.Kernel)
        from g in Enumerable.Range(0, Groups)
        from c in Enumerable.Range(0, Channels)
        from f in Enumerable.Range(0, Filters)
        select (b, y, x, ky, kx, g, c, f);

    // The position among all channels: digits of a mixed radix, a loop that runs once left out.
    private AxisMap InGroup(LoopIndex index) =>
        Groups == 1 ? AxisMap.Of(index)
        : index.Extent == 1 ? AxisMap.Of(G)
        : AxisMap.Sum(0, new AxisTerm(G, index.Extent), new AxisTerm(index, 1));

    private AxisMap Within(LoopIndex index) => Groups > 1 && index.Extent == 1 ? AxisMap.Sum(0) : AxisMap.Of(index);
}
