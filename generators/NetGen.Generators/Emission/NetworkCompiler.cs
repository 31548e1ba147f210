using NetGen.Generators.Emission.Files;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Emission;

/// <summary>From a network's graph to its source files.</summary>
internal static class NetworkCompiler
{
    /// <param name="graph">The network.</param>
    /// <param name="mostSpecializedCharacters">See <see cref="KernelLibrary"/>; tests let kernels of small networks share their code.</param>
    public static IReadOnlyList<GeneratedFile> Compile(NetworkGraph graph, int mostSpecializedCharacters = KernelLibrary.MostSpecializedCharacters)
    {
        var plan = new NetworkPlan(graph);
        var kernels = new KernelLibrary(mostSpecializedCharacters);
        var files = new List<DraftFile>
        {
            ApiFile.Write(plan),
            ForwardFile.Write(plan, kernels),
            PassFile.WriteLoss(plan, kernels),
            PassFile.WriteBackward(plan, kernels),
            EngineFile.Write(plan),
            OptimizerFile.Write(plan),
        };
        if (PassFile.WriteStep(plan, kernels) is { } step)
            files.Add(step);
        if (MetricsFile.Write(plan) is { } metrics)
            files.Add(metrics);

        kernels.ShareCode();
        return [.. files.Select(file => file.Finish(kernels)), KernelsFile.Write(plan, kernels).Finish(kernels)];
    }
}
