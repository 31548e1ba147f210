using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>How the workers of a team share an op. Outputs are shared out, sums never: the result doesn't depend on their number.</summary>
internal enum Sharing
{
    /// <summary>Each worker has a range of samples.</summary>
    Samples,

    /// <summary>Each worker has a range of the output's rows or columns.</summary>
    Outputs,

    /// <summary>Too small to share: the first worker does it.</summary>
    FirstWorker,
}

/// <summary>An op in its place.</summary>
/// <param name="Phase">Between two phases all workers wait for each other.</param>
internal sealed record Step(Op Op, Sharing Sharing, int Phase);

/// <summary>
/// Orders a program's ops into phases. Within a phase each worker goes its own way: what it reads was written by itself, or before the
/// phase began.
/// </summary>
internal static class Schedule
{
    /// <summary>Below this many elements an unbatched output isn't worth sharing.</summary>
    private const int WorthSharing = 64;

    /// <param name="program">The program.</param>
    /// <param name="sequential">Whether one worker runs it: then ops stay in their order, which keeps what is prepared for one of them near to it.</param>
    public static IReadOnlyList<Step> Of(NetworkProgram program, bool sequential = false)
    {
        var writers = new Dictionary<Tensor, Step>();
        var steps = new List<Step>();
        foreach (var op in program.Ops)
        {
            if (op is Reshape)
                continue;

            var sharing = SharingOf(op);
            var phase = 0;
            foreach (var input in op.Inputs.Select(KernelSignature.StorageOf))
            {
                if (writers.TryGetValue(input, out var writer))
                    phase = Math.Max(phase, writer.Phase + (IsOwn(writer.Sharing, sharing) ? 0 : 1));
            }

            // An update in place waits for everybody who reads the old values.
            foreach (var overwritten in op.Outputs.Select(output => output.Overwrites).Where(tensor => tensor is not null))
            {
                var readers = steps.Where(earlier => earlier.Op.Inputs.Select(KernelSignature.StorageOf).Contains(overwritten!));
                foreach (var reader in readers)
                    phase = Math.Max(phase, reader.Phase + (reader.Sharing == Sharing.FirstWorker && sharing == Sharing.FirstWorker ? 0 : 1));
            }

            var step = new Step(op, sharing, phase);
            steps.Add(step);
            foreach (var output in op.Outputs)
                writers[KernelSignature.StorageOf(output)] = step;
        }

        if (sequential)
            return steps;

        Sink(program, steps);

        // Steps of a phase that are shared differently don't depend on each other.
        return steps.OrderBy(step => step.Phase).ThenBy(step => step.Sharing).ToList();
    }

    // What is made of samples waits for the phase that reads it, where what it is made of is still read then, too: it needn't be kept until then.
    private static void Sink(NetworkProgram program, List<Step> steps)
    {
        var readers = new Dictionary<Tensor, List<int>>();
        var writers = new Dictionary<Tensor, int>();
        var overwriters = new Dictionary<Tensor, int>();
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var output in steps[i].Op.Outputs)
                writers[KernelSignature.StorageOf(output)] = i;
            foreach (var input in steps[i].Op.Inputs.Select(KernelSignature.StorageOf).Distinct())
            {
                if (!readers.TryGetValue(input, out var places))
                    readers.Add(input, places = []);
                places.Add(i);
            }

            foreach (var output in steps[i].Op.Outputs.Where(output => output.Overwrites is not null))
                overwriters[KernelSignature.StorageOf(output)] = i;
        }

        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if (!IsFree(i))
                continue;

            var those = steps[i].Op.Outputs.SelectMany(output => ReadersOf(KernelSignature.StorageOf(output))).ToList();
            if (those.Count == 0 || those.Exists(reader => steps[reader].Sharing != Sharing.Samples))
                continue;

            var target = those.Min(reader => steps[reader].Phase);
            if (target > steps[i].Phase && CanWait(i, target))
                steps[i] = steps[i] with { Phase = target };
        }

        List<int> ReadersOf(Tensor storage) => readers.TryGetValue(storage, out var places) ? places : [];

        bool IsFree(int place) => steps[place].Sharing == Sharing.Samples
            && !steps[place].Op.Outputs.Any(output => output.Overwrites is not null || !output.Batched || program.Results.Contains(output));

        bool CanWait(int place, int target) => steps[place].Op.Inputs.Select(KernelSignature.StorageOf).All(input => IsThere(input, place, target));

        // What only this step reads can be made later, too.
        bool IsThere(Tensor input, int place, int target) =>
            (!overwriters.TryGetValue(input, out var overwriter) || steps[overwriter].Phase > target)
            && (!input.Batched || input.Role == TensorRole.Input || ReadersOf(input).Exists(reader => reader != place && steps[reader].Phase >= target)
                || (ReadersOf(input).Count == 1 && writers.TryGetValue(input, out var writer) && IsFree(writer) && steps[writer].Op.Outputs.Count == 1 && CanWait(writer, target)));
    }

    // Whether a worker reads only what it wrote itself.
    private static bool IsOwn(Sharing writer, Sharing reader) => writer == reader && writer is Sharing.Samples or Sharing.FirstWorker;

    private static Sharing SharingOf(Op op)
    {
        var output = op.Outputs[0];
        if (output.Batched || output.IsOfGroups)
            return Sharing.Samples;
        return output.Size < WorthSharing || !HasParts(op) ? Sharing.FirstWorker : Sharing.Outputs;
    }

    // Whether a kernel computes a range of an unbatched output; else every worker would compute all of it.
    private static bool HasParts(Op op) => op switch
    {
        Map map => !map.Results.Any(result => result.Reduction is Reduction.RowSum or Reduction.RowMax),
        Rearrange rearrange => RearrangeKernel.Units(rearrange) > 1,
        _ => true,
    };
}
