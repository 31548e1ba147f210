using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Tests.Planning;

/// <summary>Depthwise windows over an image (or over steps), whose margin isn't there: what lies in it reads as 0.</summary>
/// <param name="Image">Rows, columns and channels; or steps and channels.</param>
/// <param name="Kernel">Taps of each axis.</param>
internal sealed record Windows(Shape Image, params int[] Kernel)
{
    private static readonly LoopIndex B = new("b", LoopIndex.Batch);

    /// <summary>From window to window; 1 for each axis where it isn't said.</summary>
    public int[] Stride { get; init; } = [1, 1];

    /// <summary>From tap to tap.</summary>
    public int[] Dilation { get; init; } = [1, 1];

    /// <summary>Zeros before the first row or column, and behind the last; as many as make it 'same' for a stride of 1, where it isn't said.</summary>
    public int[] Before { get; init; } = [.. Kernel.Select(taps => (taps - 1) / 2)];

    public int[] Behind { get; init; } = [.. Kernel.Select(taps => taps / 2)];

    private int Axes => Image.Rank - 1;

    private int Channels => Image.Last;

    private LoopIndex C => new("c", Channels);

    /// <summary>y[b, y, x, c] = Σky,kx image[b, stride·y + dilation·ky − before, …, c]·W[ky, kx, c].</summary>
    public Contraction Forward() => new(Operand.Of(Pixels("y"), Positions()), Read(Batched("image", [.. Image.Axes])), Operand.Of(Weight("W"), [.. Taps(), C]));

    /// <summary>dW of it, in groups of samples.</summary>
    public Contraction WeightGradient() => new Contraction(
        Operand.Of(Weight("dW"), [.. Taps(), C]), Read(Batched("image", [.. Image.Axes])), Operand.Of(Pixels("dy"), Positions())).InGroups();

    /// <summary>The gradient of the image: for strides, in as many parts as windows leave out pixels. By itself, whatever is made of the weights first; null where there are several.</summary>
    public Contraction? InputGradient()
    {
        var scattered = new Contraction(
            Read(Batched("dx", [.. Image.Axes])), Operand.Of(Pixels("dy"), Positions()), Operand.Of(Weight("W"), [.. Taps(), C]));
        var gathered = ImplicitPadding.Run(OperandOrder.Run(GatherForm.Run(new NetworkProgram([scattered], null, null, scattered.Outputs)))).Ops.OfType<Contraction>().ToList();
        return gathered is [var one] ? one : null;
    }

    private int Count(int axis) => ((Image.Axes[axis] + Before[axis] + Behind[axis] - ((Kernel[axis] - 1) * Dilation[axis]) - 1) / Stride[axis]) + 1;

    private LoopIndex Position(int axis) => new(Axes == 1 ? "x" : "yx"[axis].ToString(), Count(axis));

    private LoopIndex Tap(int axis) => new(Axes == 1 ? "kx" : axis == 0 ? "ky" : "kx", Kernel[axis]);

    private LoopIndex[] Positions() => [B, .. Enumerable.Range(0, Axes).Select(Position), C];

    private LoopIndex[] Taps() => [.. Enumerable.Range(0, Axes).Select(Tap)];

    private Operand Read(Tensor image) => Operand.Of(image, [
        AxisMap.Of(B),
        .. Enumerable.Range(0, Axes).Select(axis => AxisMap.Sum(-Before[axis], new AxisTerm(Position(axis), Stride[axis]), new AxisTerm(Tap(axis), Dilation[axis]))),
        AxisMap.Of(C)]);

    private Tensor Pixels(string name) => Batched(name, [.. Enumerable.Range(0, Axes).Select(Count), Channels]);

    private Tensor Weight(string name) => new(name, TensorRole.Temporary, batched: false, new Shape([.. Kernel, Channels]));

    private static Tensor Batched(string name, params int[] axes) => new(name, TensorRole.Temporary, batched: true, new Shape(axes));
}
