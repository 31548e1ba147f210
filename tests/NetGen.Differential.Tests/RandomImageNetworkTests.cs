using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Noise;
using NetGen.Differential.Tests.Runs;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Differential.Tests;

/// <summary>
/// Random networks on images and on sequences against the double interpreter, as <see cref="RandomNetworkTests"/>. Set NETGEN_SEED for other networks than
/// those of every run, and NETGEN_IMAGE_NETWORKS for another number of those on images; there are a third as many on sequences.
/// </summary>
public sealed class RandomImageNetworkTests(ITestOutputHelper output)
{
    private static readonly ulong Seed = Setting("NETGEN_SEED", 20_261_125);
    private static readonly int Count = (int)Setting("NETGEN_IMAGE_NETWORKS", 150);

    private static readonly Lazy<(IReadOnlyList<NetworkCase> Cases, CompiledNetworks Compiled)> Networks = new(() =>
    {
        var cases = Enumerable.Range(0, Count).Select(number => RandomImageNetworks.Make(number, Seed))
            .Concat(Enumerable.Range(Count, Count / 3).Select(number => RandomSequenceNetworks.Make(number, Seed))).ToList();
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

    // Its weight's last axis has one element: no kernel had neighbours to go along.
    [Theory]
    [InlineData("Input(4, 3, 6)", "ConvTranspose2D(3, 2, Groups = 3, Stride = 2)")]
    [InlineData("Input(5, 4)", "ConvTranspose1D(4, 3, Groups = 4)")]
    public void A_transposed_convolution_may_have_one_filter_a_group(string input, string layer)
    {
        var network = new NetworkCase(0, Seed: 5, Batch: 3, input, [layer, layer, "Flatten", "Dense(2)"], "CrossEntropyLoss", "Sgd(0.1)");
        Assert.True(DifferentialRun.Of(network, new CompiledNetworks([network])).Count > 0);
    }

    [Fact]
    public void Every_layer_of_images_and_sequences_occurs()
    {
        var kinds = Networks.Value.Cases.SelectMany(network => network.Layers).Select(layer => layer.Split('(', '<')[0]).Distinct().ToList();
        var expected = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Split('`')[0][..^"Attribute".Length]);
        Assert.Empty(expected.Except(kinds));
    }

    [Theory]
    [InlineData("PaddingSize = 1"), InlineData("Padding = Padding.Same"), InlineData("Groups = "), InlineData("Dilation = "), InlineData("Stride = 3")]
    [InlineData("StrideWidth = "), InlineData("PaddingHeight = "), InlineData("DilationHeight = "), InlineData("OutputPadding = "), InlineData("DepthMultiplier = ")]
    [InlineData("UseScale = false"), InlineData("UseBias = false"), InlineData("Epsilon = "), InlineData("Momentum = "), InlineData("Initializer = "), InlineData("L1 = "), InlineData("L2 = ")]
    [InlineData("CountIncludePad = false"), InlineData("Interpolation = ")]
    public void Every_option_occurs(string option) =>
        Assert.Contains(Networks.Value.Cases.SelectMany(network => network.Layers), layer => layer.Contains(option, StringComparison.Ordinal));

    // Vectors have 16, 8 or 4 lanes: less than one, one and a few, several, a prime number.
    [Theory]
    [InlineData(@"Input\(\d+, \d+, 1\)"), InlineData(@"Input\(\d+, \d+, 3\)"), InlineData(@"Input\(\d+, \d+, 17\)"), InlineData(@"Input\(\d+, \d+, 64\)"), InlineData(@"Input\(1, 1, \d+\)")]
    [InlineData(@"Conv2D\(1, "), InlineData(@"Conv2D\(3, "), InlineData(@"Conv2D\(17, "), InlineData(@"Conv2D\(64, ")]
    [InlineData(@"Pool2D\(\d, \d.*Padding.Same"), InlineData(@"Pool1D\(\d.*Padding.Same"), InlineData(@"ConvTranspose2D\(.*Groups = "), InlineData(@"ConvTranspose2D\(.*Dilation = ")]
    [InlineData(@"SeparableConv2D\(.*DepthMultiplier = "), InlineData(@"SeparableConv2D\(.*Dilation = ")]
    public void Every_kind_of_size_occurs(string pattern) => Assert.Contains(
        Networks.Value.Cases.SelectMany(network => network.Layers.Append(network.Input)),
        text => Regex.IsMatch(text, pattern));

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
