using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// Prints a copy to other places: runs of neighbours where both sides have them, transposed blocks where each side has neighbours of
/// its own, else element by element.
/// </summary>
internal sealed class RearrangeKernel
{
    private readonly Rearrange _op;
    private readonly KernelSignature _signature = new();
    private readonly string _output;
    private readonly List<string> _inputs;

    private RearrangeKernel(Rearrange op)
    {
        _op = op;
        _inputs = op.Parts.Select(part => _signature.Reference(part.Input.Tensor, "in")).ToList();
        _output = _signature.Reference(op.Output, "out");
        _signature.Integer("first");
        _signature.Integer("last");
        if (IsPadding)
            DeclareMargin(op.Parts[0]);
    }

    private bool IsPadding => _op is { FillsRest: true, Parts.Count: 1 } && _op.Parts[0].AddsMargin;

    // What differs from layer to layer is passed, so that all share the kernel.
    private void DeclareMargin(RearrangePart part)
    {
        var (image, padded) = (part.Input.Tensor, part.Output.Tensor);
        var isImage = image.Shape.Rank == 3;
        var rows = isImage ? image.Shape.Axes[0] : 1;
        _signature.Constant("rows", rows);
        _signature.Constant("width", image.Size / rows);
        _signature.Constant("row", isImage ? padded.Shape.SizeFrom(1) : padded.Size);
        _signature.Constant("before", CopyLoop.OutputStart(part));
        _signature.Constant("size", padded.Size);
    }

    /// <summary>The kernel; its range counts samples, or units of an output that has none.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(Rearrange op)
    {
        var kernel = new RearrangeKernel(op);
        if (kernel.IsPadding)
        {
            var padding = new PlainKernelText(
                "Pad", $"{kernel._output} = {kernel._inputs[0]} with 0 round each sample's rows", kernel._signature.Parameters, kernel.Pad);
            return (padding, kernel._signature);
        }

        var summary = op.Parts.Select((part, i) => $"{kernel._output}[{string.Join(", ", part.Output.Axes)}] = "
            + $"{kernel._inputs[i]}[{string.Join(", ", part.Input.Axes)}]");
        var text = new PlainKernelText(
            $"Rearrange{op.Output.Size}",
            string.Join("\n", summary) + (op.FillsRest ? "\n0 elsewhere" : ""),
            kernel._signature.Parameters,
            kernel.Body);
        return (text, kernel._signature);
    }

    /// <summary>What workers share of a copy that has no samples: steps of its outermost loop, if that isn't part of a block.</summary>
    public static int Units(Rearrange op) =>
        op.Parts.Count == 1 && !op.FillsRest && CopyLoop.Of(op.Parts[0]) is { Count: > 2 } loops ? loops[0].Extent : 1;

    private void Pad(CodeWriter writer) =>
        writer.Line($"Layout.Pad(ref {_inputs[0]}, ref {_output}, first, last, rows, width, row, before, size);");

    private void Body(CodeWriter writer)
    {
        var names = new Names();
        if (_op.FillsRest)
        {
            writer.Line(_op.Output.Batched
                ? $"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {_output}, first * {Size}), (int)(last - first) * {Size}).Clear();"
                : $"MemoryMarshal.CreateSpan(ref {_output}, {Size}).Clear();");
        }

        for (var i = 0; i < _op.Parts.Count; i++)
        {
            var part = _op.Parts[i];
            var output = new Address(CopyLoop.OutputStart(part));
            Copy(writer, names, CopyLoop.Of(part), 0, output, _inputs[i], new Address(CopyLoop.InputStart(part)));
        }
    }

    private string Size => Literal.Int(_op.Output.Size);

    private void Copy(
        CodeWriter writer, Names names, IReadOnlyList<CopyLoop> loops, int level, Address output, string input, Address source)
    {
        if (level == loops.Count)
        {
            writer.Line($"{output.Reference(_output)} = {source.Reference(input)};");
            return;
        }

        var loop = loops[level];
        var isLast = level == loops.Count - 1;
        var isUnits = level == 0 && !_op.Output.Batched && Units(_op) > 1;
        if (isLast && loop is { Output: 1, Input: 1 })
        {
            Run(writer, loop, output, input, source);
            return;
        }

        if (level == loops.Count - 2 && !loop.IsBatch && !isUnits && loop.Input == 1 && loops[level + 1].Output == 1)
        {
            var inner = loops[level + 1];
            writer.Line(
                $"Layout.Transpose(ref {source.Reference(input)}, {Literal.Int(inner.Input)}, ref {output.Reference(_output)}, "
                + $"{Literal.Int(loop.Output)}, {Literal.Int(inner.Extent)}, {Literal.Int(loop.Extent)});");
            return;
        }

        var i = names.New("i");
        var header = loop.IsBatch ? $"for (var {i} = {Bound("first", loop)}; {i} < {Bound("last", loop)}; {i}++)"
            : isUnits ? $"for (var {i} = first; {i} < last; {i}++)"
            : $"for (nint {i} = 0; {i} < {Literal.Int(loop.Extent)}; {i}++)";
        using (writer.Braces(header))
            Copy(writer, names, loops, level + 1, output.Plus(i, loop.Output), input, source.Plus(i, loop.Input));
    }

    private void Run(CodeWriter writer, CopyLoop loop, Address output, string input, Address source)
    {
        var length = Literal.Int(loop.Extent);
        if (loop.IsBatch)
        {
            (output, source) = (output.Plus(Bound("first", loop)), source.Plus(Bound("first", loop)));
            length = $"(int)(last - first) * {length}";
        }

        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref {source.Reference(input)}, {length})");
        using (writer.Indented())
            writer.Line($".CopyTo(MemoryMarshal.CreateSpan(ref {output.Reference(_output)}, {length}));");
    }

    private static string Bound(string name, CopyLoop loop) => loop.Extent == 1 ? name : $"{name} * {Literal.Int(loop.Extent)}";
}
