using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints the adjoint of pooling: each window's value goes to its taps. Where windows cover every input once it is stored, else added, in
/// the order of the windows.
/// </summary>
internal sealed class WindowSpreadKernel
{
    private static readonly VectorWidth Width = VectorWidth.Any;

    private readonly WindowSpread _op;
    private readonly KernelSignature _signature = new();
    private readonly string _values;
    private readonly string _output;
    private readonly string? _tap;

    private WindowSpreadKernel(WindowSpread op)
    {
        _op = op;
        _values = _signature.Reference(op.Values, "in");
        _tap = op.Tap is null ? null : _signature.Reference(op.Tap, "tap");
        _output = _signature.Reference(op.Output, "out");
        _signature.Integer("first");
        _signature.Integer("last");
    }

    private WindowShape Shape => _op.Shape;

    public static (KernelText Text, KernelSignature Signature) Print(WindowSpread op)
    {
        var kernel = new WindowSpreadKernel(op);
        var shape = op.Shape;
        var share = op.Kind switch
        {
            WindowKind.Max => $"to where {kernel._tap} says",
            WindowKind.Sum => "to every tap",
            _ => "to every tap, in equal parts",
        };
        var summary = $"{kernel._output} = {kernel._values} spread over windows of {shape.Kernel}, stride {shape.Stride}, {share}"
            + $"\n{shape.OutputShape} to {shape.InputShape}";
        var text = new LaneKernelText(
            $"Spread{op.Kind}Window{shape.Kernel.ToString().Replace('×', 'x')}",
            summary,
            kernel._signature.Parameters,
            shape.Channels,
            kernel.Body);
        return (text, kernel._signature);
    }

    private void Body(CodeWriter writer)
    {
        var channels = Literal.Int(Shape.Channels);
        var size = Literal.Int(Shape.InputShape.Size);
        var isWhole = LaneKernelText.IsWhole(Shape.Channels);
        if (!Shape.IsPartition)
        {
            // The first round of columns clears for all.
            var clear = $"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {_output}, first * {size}), (int)(last - first) * {size}).Clear();";
            writer.Line(isWhole ? clear : $"if (column == 0) {clear}");
        }

        using (new WindowLoops(writer, Shape).Open())
        {
            writer.Line($"ref var x = ref Unsafe.Add(ref {_output}, {WindowLoops.InputAt(Shape)});");
            writer.Line($"var at = {WindowLoops.OutputAt(Shape)};");
            if (_op.Kind == WindowKind.AverageInside)
                writer.Line("var scale = L.Create(1f / ((bottom - top) * (right - left)));");
            writer.Line(isWhole ? "nint c = 0;" : "var c = column;");
            using (writer.Braces($"for (; c <= {channels} - L.Count; c += L.Count)"))
                Position(writer);
        }

        if (!isWhole)
            writer.Line($"return {channels} - (({channels} - column) % L.Count);");
    }

    private void Position(CodeWriter writer)
    {
        var value = Width.Load(_values, "at + c");
        writer.Line("var value = " + _op.Kind switch
        {
            WindowKind.Average => Width.Arithmetic("Multiply", "*", value, Width.Broadcast(Literal.Float(1.0 / Shape.Taps))),
            WindowKind.AverageInside => Width.Arithmetic("Multiply", "*", value, "scale"),
            _ => value,
        } + ";");
        if (_tap is not null)
            writer.Line($"var tap = {Width.Load(_tap, "at + c")};");
        WindowLoops.Taps(writer, Shape, (offset, number) =>
        {
            var share = _tap is null ? "value"
                : Width.Select(Width.Compare("Equals", "tap", Width.Broadcast(number)), "value", Width.Zero);
            var target = $"{offset} + c";
            writer.Line(Width.Store(Shape.IsPartition ? share : Width.Add(Width.Load("x", target), share), "x", target));
        });
    }
}
