using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// A convolution's gradient scatters: several (output, tap) pairs add to one element of the input, at <c>stride · o + dilation · k</c>.
/// This pass turns such contractions round, so that each element gathers its own sum and is written once. With stride s the elements of
/// an axis fall into s phases, each with taps of its own: a part of the contraction each. Where a phase reaches beyond the ends of the
/// gathered tensor, zeros are put round it first.
/// </summary>
internal static class GatherForm
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        var names = new TensorNamesInUse(program);
        foreach (var op in program.Ops)
            ops.Add(op is Contraction contraction && Scatters(contraction.Output) ? Gather(contraction, ops, names) : op);
        return program.With(ops);
    }

    private static bool Scatters(Operand output) => Enumerable.Range(0, output.Axes.Count).Any(axis => !IsCovered(output, axis));

    private static bool IsCovered(Operand output, int axis) => output.Axes[axis].Covers(output.ExtentOf(axis));

    private static Contraction Gather(Contraction contraction, List<Op> ops, TensorNamesInUse names)
    {
        var output = contraction.Output;

        // What is streamed through (has the batch) is gathered; the other operand has the taps.
        var isLeft = contraction.Left.Tensor.Batched;
        var (stream, taps) = isLeft ? (contraction.Left, contraction.Right) : (contraction.Right, contraction.Left);
        var axes = Enumerable.Range(0, output.Axes.Count).Where(axis => !IsCovered(output, axis)).ToList();
        var phases = axes.ConvertAll(axis => GatherPhase.Of(output.Axes[axis], output.ExtentOf(axis), stream));
        var streamAxes = phases.ConvertAll(phase => stream.AxisOf(phase[0].Streamed));
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
        List<int> axes,
        List<IReadOnlyList<GatherPhase>> phases,
        string origin,
        List<Op> ops,
        TensorNamesInUse names,
        out int[] before)
    {
        before = phases.Select(list => Math.Max(0, -list.Min(phase => phase.First))).ToArray();
        var behind = phases.Select((list, i) => Math.Max(0, list.Max(phase => phase.Last) + 1 - stream.ExtentOf(axes[i]))).ToArray();
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
        ops.Add(Rearrange.Pad(padded, stream.Tensor, shift));
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
