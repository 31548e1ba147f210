using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// A convolution's gradient scatters: several (output, tap) pairs add to one element of the input, at <c>stride · o + dilation · k</c>.
/// This pass turns such contractions round, so that each element gathers its own sum and is written once. With stride s the elements of
/// an axis fall into s phases, each with taps of its own: a part of the contraction each. Where a phase reaches beyond the ends of the
/// gathered tensor, zeros are put round it first. Of a gradient that is cropped afterwards (the layer's padding has none that is of use)
/// only what is kept is gathered.
/// </summary>
internal static class GatherForm
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        var names = new TensorNamesInUse(program);
        var table = new OpTable(program.Ops);
        var crops = new HashSet<Op>();
        foreach (var op in program.Ops)
        {
            if (op is Contraction contraction && Scatters(contraction.Output))
            {
                var kept = CropOf(contraction, table, program.Results);
                if (kept is not null)
                    crops.Add(kept);
                Add(contraction, kept is null ? contraction.Output : Cropped(contraction.Output, kept), ops, names);
            }
            else if (!crops.Contains(op))
            {
                ops.Add(op);
            }
        }

        return program.With(ops);
    }

    private static void Add(Contraction contraction, Operand output, List<Op> ops, TensorNamesInUse names)
    {
        if (TapColumns.Of(contraction, output, names) is not { } columns)
        {
            ops.Add(Gather(contraction, output, ops, names));
            return;
        }

        ops.Add(columns.Weights);
        ops.Add(Scatters(columns.Products.Output) ? Gather(columns.Products, columns.Products.Output, ops, names) : columns.Products);
        ops.Add(columns.Fold);
    }

    // The op that cuts a box out of the output, if nothing else reads it.
    private static Rearrange? CropOf(Contraction contraction, OpTable table, IReadOnlyList<Tensor> results)
    {
        var output = contraction.Output;
        var readers = table.ReadersOf(output.Tensor);
        if (readers.Count != 1 || results.Contains(output.Tensor)
            || table[readers[0]] is not Rearrange { FillsRest: false, Parts.Count: 1 } crop)
            return null;

        var part = crop.Parts[0];
        return part.Input.Axes.Count == part.Output.Axes.Count && Integers.Range(0, output.Axes.Count).All(IsCropped) ? crop : null;

        // The same axes in the same order; those that aren't scattered to, whole.
        bool IsCropped(int axis)
        {
            var map = part.Input.Axes[axis];
            var isSame = map.Plus(-map.Offset).Plain is { } loop && loop == part.Output.Axes[axis].Plain;
            return isSame && (!IsCovered(output, axis) || part.Output.ExtentOf(axis) == output.ExtentOf(axis));
        }
    }

    private static Operand Cropped(Operand output, Rearrange crop) =>
        Operand.Of(crop.Output, output.Axes.Select((map, axis) => map.Plus(-crop.Parts[0].Input.Axes[axis].Offset)));

    private static bool Scatters(Operand output) => Integers.Range(0, output.Axes.Count).Any(axis => !IsCovered(output, axis));

    private static bool IsCovered(Operand output, int axis) => output.Axes[axis].Covers(output.ExtentOf(axis));

    private static Contraction Gather(Contraction contraction, Operand output, List<Op> ops, TensorNamesInUse names)
    {
        // What is streamed through (has the batch) is gathered; the other operand has the taps.
        var isLeft = contraction.Left.Tensor.Batched;
        var (stream, taps) = isLeft ? (contraction.Left, contraction.Right) : (contraction.Right, contraction.Left);
        var axes = Integers.Range(0, output.Axes.Count).Where(axis => !IsCovered(contraction.Output, axis));
        var phases = axes.Select(axis => GatherPhase.Of(output.Axes[axis], output.ExtentOf(axis), stream));
        var streamAxes = Integers.Of(phases, phase => stream.AxisOf(phase[0].Streamed));
        var padded = Pad(stream, streamAxes, phases, contraction.Origin, ops, names, out var before);

        var parts = Combinations(phases).Select(combination =>
        {
            var (outputAxes, gathered, tapAxes) = (output.Axes.ToList(), padded.Axes.ToList(), taps.Axes.ToList());
            for (var i = 0; i < combination.Count; i++)
            {
                var phase = combination[i];
                outputAxes[axes[i]] = phase.Output;
                gathered[streamAxes[i]] = phase.Gathered.Plus(before[i]);
                if (phase.Tap is { } tap)
                    tapAxes[taps.AxisOf(tap)] = phase.Taps;
            }

            var (first, second) = (padded with { Axes = gathered.ToEquatableArray() }, taps with { Axes = tapAxes.ToEquatableArray() });
            var target = output with { Axes = outputAxes.ToEquatableArray() };
            return isLeft ? new ContractionPart(target, first, second) : new ContractionPart(target, second, first);
        });
        return new Contraction(parts.ToList()) { Origin = contraction.Origin };
    }

    // Zeros before and behind, as many as any phase needs.
    private static Operand Pad(
        Operand stream,
        Integers axes,
        List<IReadOnlyList<GatherPhase>> phases,
        string origin,
        List<Op> ops,
        TensorNamesInUse names,
        out Integers before)
    {
        before = Integers.Of(phases, list => Integers.Of(list, phase => -phase.First).Append(0).Max());
        var behind = Integers.Of(phases, (list, i) => Integers.Of(list, phase => phase.Last + 1 - stream.ExtentOf(axes[i])).Append(0).Max());
        if (before.All(zeros => zeros == 0) && behind.All(zeros => zeros == 0))
            return stream;

        var skip = stream.Tensor.Batched ? 1 : 0;
        var extents = stream.Tensor.Shape.Axes.ToArray();
        var shift = new int[extents.Length];
        for (var i = 0; i < axes.Count; i++)
        {
            shift[axes[i] - skip] = before[i];
            extents[axes[i] - skip] += before[i] + behind[i];
        }

        var padded = new Tensor(names.New(stream.Tensor.Name + ".padded"), TensorRole.Temporary, stream.Tensor.Batched, new Shape(extents));
        ops.Add(Rearrange.Pad(padded, stream.Tensor, new Integers(shift)));
        ops[ops.Count - 1].Origin = origin;
        return stream with { Tensor = padded };
    }

    private static IEnumerable<IReadOnlyList<GatherPhase>> Combinations(List<IReadOnlyList<GatherPhase>> phases)
    {
        IEnumerable<IReadOnlyList<GatherPhase>> combinations = [[]];
        foreach (var list in phases)
            combinations = combinations.SelectMany(head => list.Select(phase => (IReadOnlyList<GatherPhase>)[.. head, phase])).ToList();
        return combinations;
    }
}
