using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
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

        LateSteps.Move(steps, program.Results);

        // Steps of a phase that are shared differently don't depend on each other.
        return Ordered.Ascending(steps, step => step.Phase, step => (int)step.Sharing);
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
