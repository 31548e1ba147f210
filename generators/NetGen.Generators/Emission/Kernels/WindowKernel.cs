using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Prints pooling: position by position, its taps in registers, a vector of channels at a time.</summary>
internal sealed class WindowKernel
{
    private static readonly VectorWidth Width = VectorWidth.Any;

    private readonly Window _op;
    private readonly KernelSignature _signature = new();
    private readonly string _input;
    private readonly string _output;
    private readonly string? _tap;

    private WindowKernel(Window op)
    {
        _op = op;
        _input = _signature.Reference(op.Input, "in");
        _output = _signature.Reference(op.Output, "out");
        _tap = op.Tap is null ? null : _signature.Reference(op.Tap, "tap");
        _signature.Integer("first");
        _signature.Integer("last");
    }

    private WindowShape Shape => _op.Shape;

    public static (KernelText Text, KernelSignature Signature) Print(Window op)
    {
        var kernel = new WindowKernel(op);
        var shape = op.Shape;
        var name = op.Kind switch
        {
            WindowKind.Max => "max",
            WindowKind.Sum => "Σ",
            WindowKind.AverageInside => "mean of what exists",
            _ => "mean",
        };
        var summary = $"{kernel._output} = {name} of {kernel._input} over windows of {shape.Kernel}, stride {shape.Stride}"
            + (kernel._tap is null ? "" : $"; {kernel._tap} = which tap it was, the first of equals")
            + $"\n{shape.InputShape} to {shape.OutputShape}";
        var text = new LaneKernelText(
            $"{op.Kind}Window{shape.Kernel.ToString().Replace('×', 'x')}", summary, kernel._signature.Parameters, shape.Channels, kernel.Body);
        return (text, kernel._signature);
    }

    private void Body(CodeWriter writer)
    {
        var channels = Literal.Int(Shape.Channels);
        using (new WindowLoops(writer, Shape).Open())
        {
            writer.Line($"ref var x = ref Unsafe.Add(ref {_input}, {WindowLoops.InputAt(Shape)});");
            writer.Line($"var at = {WindowLoops.OutputAt(Shape)};");
            if (_op.Kind == WindowKind.AverageInside)
                writer.Line("var scale = L.Create(1f / ((bottom - top) * (right - left)));");
            var isWhole = LaneKernelText.IsWhole(Shape.Channels);
            writer.Line(isWhole ? "nint c = 0;" : "var c = column;");
            using (writer.Braces($"for (; c <= {channels} - L.Count; c += L.Count)"))
                Position(writer);
        }

        if (!LaneKernelText.IsWhole(Shape.Channels))
            writer.Line($"return {channels} - (({channels} - column) % L.Count);");
    }

    private void Position(CodeWriter writer)
    {
        writer.Line($"var result = {(_op.Kind == WindowKind.Max ? Width.Broadcast("float.NegativeInfinity") : Width.Zero)};");
        if (_tap is not null)
            writer.Line($"var tap = {Width.Zero};");
        WindowLoops.Taps(writer, Shape, (offset, number) =>
        {
            writer.Line($"var value = {Width.Load("x", $"{offset} + c")};");
            if (_op.Kind != WindowKind.Max)
            {
                writer.Line($"result = {Width.Add("result", "value")};");
                return;
            }

            // NaN is kept; a later equal doesn't win.
            if (_tap is not null)
                writer.Line($"tap = {Width.Select(Width.Compare("LessThanOrEqual", "value", "result"), "tap", Width.Broadcast(number))};");
            writer.Line($"result = {Width.Method("Max", "result, value")};");
        });
        var scaled = _op.Kind switch
        {
            WindowKind.Average => Width.Arithmetic("Multiply", "*", "result", Width.Broadcast(Literal.Float(1.0 / Shape.Taps))),
            WindowKind.AverageInside => Width.Arithmetic("Multiply", "*", "result", "scale"),
            _ => "result",
        };
        writer.Line(Width.Store(scaled, _output, "at + c"));
        if (_tap is not null)
            writer.Line(Width.Store("tap", _tap, "at + c"));
    }
}
