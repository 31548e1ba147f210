using NetGen.Differential.Tests.Networks;
using Xunit.Sdk;

namespace NetGen.Differential.Tests.Runs;

/// <summary>Leaves out layers, then samples, as long as a network goes on failing.</summary>
internal static class Shrinker
{
    public static (NetworkCase Case, Exception Failure) Shrink(NetworkCase network, Exception failure)
    {
        while (Smaller(network).Select(Try).FirstOrDefault(attempt => attempt.Failure is not null) is { Failure: { } smaller } found)
            (network, failure) = (found.Case, smaller);
        return (network, failure);
    }

    private static IEnumerable<NetworkCase> Smaller(NetworkCase network)
    {
        for (var i = 0; i < network.Layers.Count; i++)
            yield return network with { Layers = [.. network.Layers.Where((_, layer) => layer != i)] };
        if (network.Batch > 1)
            yield return network with { Batch = network.Batch / 2 };
    }

    // What isn't a network any more doesn't compile, and that is another failure.
    private static (NetworkCase Case, Exception? Failure) Try(NetworkCase network)
    {
        CompiledNetworks compiled;
        try
        {
            compiled = new CompiledNetworks([network]);
        }
        catch (XunitException)
        {
            return (network, null);
        }

        try
        {
            DifferentialRun.Of(network, compiled);
            return (network, null);
        }
        catch (XunitException failure)
        {
            return (network, failure);
        }
    }
}
