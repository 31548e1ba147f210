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
/// Random networks on images against the double interpreter, as <see cref="RandomNetworkTests"/>. Set NETGEN_SEED for other networks than
/// those of every run, and NETGEN_IMAGE_NETWORKS for another number of them.
/// </summary>
public sealed class RandomImageNetworkTests(ITestOutputHelper output)
{
    private static readonly ulong Seed = Setting("NETGEN_SEED", 20_261_125);
    private static readonly int Count = (int)Setting("NETGEN_IMAGE_NETWORKS", 150);

    private static readonly Lazy<(IReadOnlyList<NetworkCase> Cases, CompiledNetworks Compiled)> Networks = new(() =>
    {
        var cases = Enumerable.Range(0, Count).Select(number => RandomImageNetworks.Make(number, Seed)).ToList();
        return (cases, new CompiledNetworks(cases));
    });

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
            $"seed {Seed}: {all.Count} numbers; the largest error is {all.Largest:F1} of {Noisy.Reach} spreads; half below {all.Sharpness(0.5):E1}, 95 % below {all.Sharpness(0.95):E1}"));
        if (!failures.IsEmpty)
        {
            throw new XunitException($"{failures.Count} networks fail (seed {Seed}).\n"
                + string.Join("\n", failures.OrderBy(failure => failure.Case.Layers.Count).Take(10).Select(failure => $"{failure.Failure.Message}\n{failure.Case}")));
        }

        Assert.InRange(all.Unknown, 0, all.Count / 200);

        // A tolerance is worth something only while it is small.
        Assert.InRange(all.Sharpness(0.5), 0, 1e-5);
        Assert.InRange(all.Sharpness(0.95), 0, 1e-2);
    }

    [Fact]
    public void Every_layer_of_images_occurs()
    {
        var kinds = Networks.Value.Cases.SelectMany(network => network.Layers).Select(layer => layer.Split('(', '<')[0]).Distinct().ToList();
        var expected = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Split('`')[0][..^"Attribute".Length])
            .Where(name => !name.EndsWith("1D", StringComparison.Ordinal));
        Assert.Empty(expected.Except(kinds));
    }

    [Fact]
    public void Every_block_occurs_in_a_block()
    {
        var blocks = Networks.Value.Cases.SelectMany(network => network.Blocks).ToList();
        foreach (var use in new[] { "[Block<", "[Repeat<", "[Residual<", "[Concat<", "[Add<", "[Multiply<", "Shortcut = ", "<Identity, ", ", Identity>" })
            Assert.Contains(blocks, block => block.Contains(use, StringComparison.Ordinal));
    }

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
