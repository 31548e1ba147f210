using NetGen.Generators.Emission;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Program;

namespace NetGen.Generators.Planning;

/// <summary>
/// Steps that a worker runs one after another. Where each of them streams through large samples (images), it runs all of them for a few
/// samples before it goes on to the next ones: what one step writes, the next one finds in the cache.
/// </summary>
/// <param name="Steps">At least one, of one phase.</param>
/// <param name="Samples">How many samples at a time; null for all at once.</param>
/// <param name="Passing">
/// What is written for a few samples and read for them only: it lies in one place for all of them, which stays in the cache.
/// </param>
internal sealed record SampleBlock(IReadOnlyList<Step> Steps, int? Samples, IReadOnlyList<Tensor> Passing)
{
    /// <summary>What the samples of a block touch: a part of the second-level cache, which the weights are in, too; it may be of no more than 512 KB.</summary>
    private const int Bytes = 128 * 1024;

    /// <summary>If more samples than this fit, they are so small that a pass over all of them is as good.</summary>
    private const int MostSamples = 8;

    /// <summary>Bytes of a sample's image that is fetched: it should still be in the second-level cache when it is used.</summary>
    private const int MostFetched = 256 * 1024;

    private static readonly IReadOnlyList<Tensor> s_none = [];

    /// <summary>Whether it has to go from the first sample to the last: a group's sum begins with its first one.</summary>
    public bool GoesForward => Steps.Any(step => step.Op.Outputs.Any(output => output.IsOfGroups));

    /// <summary>
    /// What a step of this block should find in the cache and doesn't: images that no earlier one has touched and that it goes through a few channels at a time. Read so by narrow vectors, a part of a line of each
    /// pixel, memory comes at a fraction of its speed.
    /// </summary>
    public IReadOnlyList<Tensor> FetchedBefore(Step step)
    {
        if (step.Op is not Contraction contraction || ContractionPlan.Of(contraction) is not { DepthwiseRows: not null } plan || plan.Columns <= 2 * VectorWidth.V256.Lanes)
            return s_none;

        var touched = Steps.TakeWhile(other => other != step).SelectMany(Touched).ToList();
        return [.. new[] { contraction.Left.Tensor, contraction.Right.Tensor }.Select(KernelSignature.StorageOf)
            .Where(tensor => tensor.Batched && sizeof(float) * tensor.Size <= MostFetched && !touched.Contains(tensor))];
    }

    /// <summary>A program's steps in their order.</summary>
    public static IReadOnlyList<SampleBlock> Of(IReadOnlyList<Step> steps)
    {
        var touches = TouchesOf(steps);

        var blocks = new List<SampleBlock>();
        for (var first = 0; first < steps.Count;)
        {
            var run = steps.Skip(first).TakeWhile(step => step.Phase == steps[first].Phase && StreamsSamples(step)).ToList();
            var samples = run.Count == 0 ? null : SamplesFor(run);
            blocks.Add(new SampleBlock(run.Count == 0 ? [steps[first]] : run, samples, samples is null ? s_none : PassingOf(run, touches)));
            first += blocks[blocks.Count - 1].Steps.Count;
        }

        return blocks;
    }

    /// <summary>A step by itself, over all samples.</summary>
    public static SampleBlock Of(Step step) => new([step], null, s_none);

    private static IReadOnlyList<Tensor> PassingOf(List<Step> run, Dictionary<Tensor, int> touches)
    {
        var own = TouchesOf(run);
        return [.. run.SelectMany(step => step.Op.Outputs).Select(KernelSignature.StorageOf).Distinct()
            .Where(tensor => tensor is { Batched: true, Role: TensorRole.Temporary } && own[tensor] == touches[tensor])];
    }

    // How often steps read or write a tensor.
    private static Dictionary<Tensor, int> TouchesOf(IReadOnlyList<Step> steps)
    {
        var touches = new Dictionary<Tensor, int>();
        foreach (var tensor in steps.SelectMany(Touched))
            touches[tensor] = touches.TryGetValue(tensor, out var count) ? count + 1 : 1;
        return touches;
    }

    private static IEnumerable<Tensor> Touched(Step step) => step.Op.Inputs.Concat(step.Op.Outputs).Select(KernelSignature.StorageOf);

    // A dense layer takes its tiles across the samples: the more of them the better.
    private static bool StreamsSamples(Step step) => step.Sharing == Sharing.Samples
        && !(step.Op is Contraction contraction && ContractionPlan.Of(contraction).Nests.Any(nest => nest.Row is { IsBatch: true, Extent: 1 }));

    private static int? SamplesFor(List<Step> run)
    {
        var floats = run.SelectMany(step => step.Op.Inputs.Concat(step.Op.Outputs)).Select(KernelSignature.StorageOf)
            .Where(tensor => tensor.Batched).Distinct().Sum(tensor => (long)tensor.Size);
        var samples = Math.Max(1, Bytes / (sizeof(float) * floats));
        return samples > MostSamples ? null : (int)samples;
    }
}
