using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Contractions on their own.</summary>
internal static class Contractions
{
    private static readonly LoopIndex B = new("b", LoopIndex.Batch);

    /// <summary>y[b, n] = Σk x[b, k]·W[k, n].</summary>
    public static Contraction Dense(int depth, int columns)
    {
        var (k, n) = (new LoopIndex("k", depth), new LoopIndex("n", columns));
        return new Contraction(
            Operand.Of(Batched("y", columns), B, n), Operand.Of(Batched("x", depth), B, k), Operand.Of(Fixed("W", depth, columns), k, n));
    }

    /// <summary>The same with W in panels: y[b, width·p + n] = Σk x[b, k]·W[p, k, n].</summary>
    public static Contraction DenseInPanels(int depth, int columns, int width)
    {
        var (k, p, n) = (new LoopIndex("k", depth), new LoopIndex("p", columns / width), new LoopIndex("n", width));
        return new Contraction(
            Operand.Of(Batched("y", columns), [AxisMap.Of(B), InPanels(p, n)]),
            Operand.Of(Batched("x", depth), B, k),
            Operand.Of(Fixed("W", columns / width, depth, width), p, k, n));
    }

    /// <summary>dW[k, n] = Σb x[b, k]·dy[b, n].</summary>
    public static Contraction WeightGradient(int rows, int columns)
    {
        var (k, n) = (new LoopIndex("k", rows), new LoopIndex("n", columns));
        return new Contraction(
            Operand.Of(Fixed("dW", rows, columns), k, n), Operand.Of(Batched("x", rows), B, k), Operand.Of(Batched("dy", columns), B, n));
    }

    /// <summary>The same with dW in panels: dW[p, k, n] = Σb x[b, k]·dy[b, width·p + n].</summary>
    public static Contraction WeightGradientInPanels(int rows, int columns, int width)
    {
        var (k, p, n) = (new LoopIndex("k", rows), new LoopIndex("p", columns / width), new LoopIndex("n", width));
        return new Contraction(
            Operand.Of(Fixed("dW", columns / width, rows, width), p, k, n),
            Operand.Of(Batched("x", rows), B, k),
            Operand.Of(Batched("dy", columns), [AxisMap.Of(B), InPanels(p, n)]));
    }

    /// <summary>y[b, y, x, f] = Σky,kx,c image[b, y + ky, x + kx, c]·W[ky, kx, c, f], without padding.</summary>
    public static Contraction Convolution(Shape image, int kernelHeight, int kernelWidth, int filters)
    {
        var (y, x) = (new LoopIndex("y", image.Axes[0] - kernelHeight + 1), new LoopIndex("x", image.Axes[1] - kernelWidth + 1));
        var (ky, kx) = (new LoopIndex("ky", kernelHeight), new LoopIndex("kx", kernelWidth));
        var (c, f) = (new LoopIndex("c", image.Last), new LoopIndex("f", filters));
        return new Contraction(
            Operand.Of(Batched("y", y.Extent, x.Extent, filters), B, y, x, f),
            Operand.Of(Batched("image", [.. image.Axes]), [AxisMap.Of(B), Sum(y, ky), Sum(x, kx), AxisMap.Of(c)]),
            Operand.Of(Fixed("W", kernelHeight, kernelWidth, image.Last, filters), ky, kx, c, f));
    }

    /// <summary>dW[ky, kx, c] = Σb,y,x image[b, y + ky, x + kx, c]·dy[b, y, x, c].</summary>
    public static Contraction DepthwiseGradient(Shape image, int kernel)
    {
        var (y, x) = (new LoopIndex("y", image.Axes[0] - kernel + 1), new LoopIndex("x", image.Axes[1] - kernel + 1));
        var (ky, kx, c) = (new LoopIndex("ky", kernel), new LoopIndex("kx", kernel), new LoopIndex("c", image.Last));
        return new Contraction(
            Operand.Of(Fixed("dW", kernel, kernel, image.Last), ky, kx, c),
            Operand.Of(Batched("image", [.. image.Axes]), [AxisMap.Of(B), Sum(y, ky), Sum(x, kx), AxisMap.Of(c)]),
            Operand.Of(Batched("dy", y.Extent, x.Extent, image.Last), B, y, x, c));
    }

    /// <summary>dW[ky, kx, c, f] = Σb,y,x image[b, stride·y + ky, stride·x + kx, c]·dy[b, y, x, f].</summary>
    public static Contraction ConvolutionGradient(Shape image, int kernel, int stride, int filters)
    {
        int Steps(int axis) => ((image.Axes[axis] - kernel) / stride) + 1;

        var (y, x) = (new LoopIndex("y", Steps(0)), new LoopIndex("x", Steps(1)));
        var (ky, kx, c, f) = (new LoopIndex("ky", kernel), new LoopIndex("kx", kernel), new LoopIndex("c", image.Last), new LoopIndex("f", filters));
        AxisMap Pixel(LoopIndex step, LoopIndex tap) => AxisMap.Sum(0, new AxisTerm(step, stride), new AxisTerm(tap, 1));

        return new Contraction(
            Operand.Of(Fixed("dW", kernel, kernel, image.Last, filters), ky, kx, c, f),
            Operand.Of(Batched("image", [.. image.Axes]), [AxisMap.Of(B), Pixel(y, ky), Pixel(x, kx), AxisMap.Of(c)]),
            Operand.Of(Batched("dy", y.Extent, x.Extent, filters), B, y, x, f));
    }

    /// <summary>The same sums, one for each group of samples.</summary>
    public static Contraction InGroups(this Contraction gradient)
    {
        var sum = gradient.Output.Tensor;
        var groups = new Tensor(sum.Name + ".groups", TensorRole.Temporary, batched: false, sum.Shape) { IsOfGroups = true };
        return new Contraction(gradient.Output with { Tensor = groups }, gradient.Left, gradient.Right);
    }

    /// <summary>y[b, y, x, c] = Σky,kx image[b, y + ky, x + kx, c]·W[ky, kx, c].</summary>
    public static Contraction Depthwise(Shape image, int kernel)
    {
        var (y, x) = (new LoopIndex("y", image.Axes[0] - kernel + 1), new LoopIndex("x", image.Axes[1] - kernel + 1));
        var (ky, kx, c) = (new LoopIndex("ky", kernel), new LoopIndex("kx", kernel), new LoopIndex("c", image.Last));
        return new Contraction(
            Operand.Of(Batched("y", y.Extent, x.Extent, image.Last), B, y, x, c),
            Operand.Of(Batched("image", [.. image.Axes]), [AxisMap.Of(B), Sum(y, ky), Sum(x, kx), AxisMap.Of(c)]),
            Operand.Of(Fixed("W", kernel, kernel, image.Last), ky, kx, c));
    }

    /// <summary>y[b, x, filters·g + f] = Σc image[b, x, channels·g + c]·W[c, filters·g + f]: a kernel of one position, in groups.</summary>
    public static Contraction Grouped(int positions, int groups, int channels, int filters)
    {
        var (x, g) = (new LoopIndex("x", positions), new LoopIndex("g", groups));
        var (c, f) = (new LoopIndex("c", channels), new LoopIndex("f", filters));
        return new Contraction(
            Operand.Of(Batched("y", positions, groups * filters), [AxisMap.Of(B), AxisMap.Of(x), Digits(g, f)]),
            Operand.Of(Batched("image", positions, groups * channels), [AxisMap.Of(B), AxisMap.Of(x), Digits(g, c)]),
            Operand.Of(Fixed("W", channels, groups * filters), [AxisMap.Of(c), Digits(g, f)]));
    }

    /// <summary>dx[b, 2t + 1, i] = Σk,o dy[b, t − k + 2, o]·W[2k + 1, o, i]: every other position of a strided gradient.</summary>
    public static Contraction StridedPhase(string output = "dx")
    {
        var (t, i, k, o) = (new LoopIndex("t", 7), new LoopIndex("i", 16), new LoopIndex("k", 3), new LoopIndex("o", 16));
        return new Contraction(
            Operand.Of(Batched(output, 14, 16), [AxisMap.Of(B), AxisMap.Of(t, 2, 1), AxisMap.Of(i)]),
            Operand.Of(Batched("dy", 9, 16), [AxisMap.Of(B), AxisMap.Sum(2, new AxisTerm(t, 1), new AxisTerm(k, -1)), AxisMap.Of(o)]),
            Operand.Of(Fixed("W", 6, 16, 16), [AxisMap.Of(k, 2, 1), AxisMap.Of(o), AxisMap.Of(i)]));
    }

    private static AxisMap InPanels(LoopIndex panel, LoopIndex column) => Digits(panel, column);

    private static AxisMap Digits(LoopIndex high, LoopIndex low) =>
        AxisMap.Sum(0, new AxisTerm(high, low.Extent), new AxisTerm(low, 1));

    private static AxisMap Sum(LoopIndex position, LoopIndex tap) => AxisMap.Sum(0, new AxisTerm(position, 1), new AxisTerm(tap, 1));

    private static Tensor Batched(string name, params int[] axes) => new(name, TensorRole.Temporary, true, new Shape(axes));

    private static Tensor Fixed(string name, params int[] axes) => new(name, TensorRole.Temporary, false, new Shape(axes));
}
