using System.Collections.Concurrent;
using System.Globalization;
using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Noise;
using NetGen.Differential.Tests.Runs;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Differential.Tests;

/// <summary>
/// Random architectures, each compiled for one width of vectors, against the double interpreter. Set NETGEN_SEED for other networks than
/// those of every run, and NETGEN_NETWORKS for another number of them.
/// </summary>
public sealed class RandomNetworkTests(ITestOutputHelper output)
{
    private static readonly ulong Seed = Setting("NETGEN_SEED", 20_260_101);
    private static readonly int Count = (int)Setting("NETGEN_NETWORKS", 320);

    private static readonly Lazy<(IReadOnlyList<NetworkCase> Cases, CompiledNetworks Compiled)> Networks = new(() =>
    {
        var cases = Enumerable.Range(0, Count).Select(number => RandomNetworks.Make(number, Seed)).ToList();
        return (cases, new CompiledNetworks(cases));
    });

    /// <summary>The networks of this run, for other tests that need many.</summary>
    internal static CompiledNetworks Compiled => Networks.Value.Compiled;

    [Fact]
    public void Generated_code_computes_what_the_reference_computes()
    {
        var (cases, compiled) = Networks.Value;
        var failures = new ConcurrentBag<(NetworkCase Case, Exception Failure)>();
        var all = new Deviation();
        Parallel.ForEach(cases, network =>
        {
            try
            {
                var deviation = DifferentialRun.Of(network, compiled);
                lock (all)
                    all.Add(deviation);
            }
            catch (XunitException failure)
            {
                failures.Add((network, failure));
            }
        });
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {Seed}: {all.Count} numbers; the largest error is {all.Largest:F1} of {Noisy.Reach} spreads; tolerance relative to the tensor: half below {all.Sharpness(0.5):E1}, 95 % below {all.Sharpness(0.95):E1}"));
        if (!failures.IsEmpty)
            Fail([.. failures.OrderBy(failure => failure.Case.Layers.Count)]);

        Assert.Equal(0, all.Unknown);

        // A tolerance is worth something only while it is small.
        Assert.InRange(all.Sharpness(0.5), 0, 1e-5);
        Assert.InRange(all.Sharpness(0.95), 0, 1e-3);
    }

    [Fact]
    public void Weights_start_as_their_initialiser_says()
    {
        var (cases, compiled) = Networks.Value;
        var drawn = new ConcurrentDictionary<string, int>();
        foreach (var network in cases)
            InitialValues.Check(network, compiled, drawn);
        Assert.Equal(Enum.GetNames<Generators.Spec.InitializerKind>().Where(name => name != "Default").Order(), drawn.Keys.Order());
    }

    [Fact]
    public void Every_option_of_the_language_occurs()
    {
        var (cases, compiled) = Networks.Value;
        Assert.Empty(Coverage.Missing([.. cases.Select(network => compiled.Graph(network.Name))], [.. cases.Select(network => network.Batch)]));
    }

    private static void Fail(IReadOnlyList<(NetworkCase Case, Exception Failure)> failures)
    {
        var (smallest, failure) = Shrinker.Shrink(failures[0].Case, failures[0].Failure);
        throw new XunitException($"{failures.Count} networks fail (seed {Seed.ToString(CultureInfo.InvariantCulture)}). Without layers that don't matter:\n"
            + $"{failure.Message}\n{smallest}\n\n"
            + string.Join("\n", failures.Take(10).Select(other => $"{other.Failure.Message}\n{other.Case}")));
    }

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
