using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Tests.Planning;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>
/// Gradients of weights that go over images, summed group by group of samples: each group's sums are those of the definition, the same bits at every width,
/// for any number of workers, and whether a worker takes its samples at once or a few at a time; nothing else is written.
/// </summary>
public sealed class GroupedGradientTests
{
    private const float Untouched = -12345;

    // Tiles of pixels and of taps, rows of an image at a time, strides, a single channel, columns that fill no vector; two pixels in a vector, and an odd number of them; two taps in a vector.
    private static readonly Contraction[] Gradients =
    [
        Contractions.ConvolutionGradient(new(9, 7, 16), 1, 1, 32), Contractions.ConvolutionGradient(new(9, 7, 5), 3, 1, 12),
        Contractions.ConvolutionGradient(new(12, 11, 3), 3, 2, 8), Contractions.ConvolutionGradient(new(28, 28, 1), 3, 1, 16),
        Contractions.ConvolutionGradient(new(5, 3, 64), 1, 1, 32), Contractions.ConvolutionGradient(new(5, 3, 128), 1, 1, 32),
        Contractions.ConvolutionGradient(new(9, 12, 1), 3, 1, 8), Contractions.ConvolutionGradient(new(8, 12, 1), 5, 1, 6), Contractions.ConvolutionGradient(new(9, 11, 1), 3, 1, 7),
        Contractions.ConvolutionGradient(new(6, 13, 1), 4, 1, 5), Contractions.ConvolutionGradient(new(3, 20, 1), 3, 1, 6), Contractions.ConvolutionGradient(new(28, 28, 1), 3, 1, 8),
        Contractions.ConvolutionGradient(new(7, 9, 3), 3, 1, 6), Contractions.ConvolutionGradient(new(9, 7, 12), 1, 1, 8), Contractions.ConvolutionGradient(new(41, 49, 3), 3, 2, 8),
        Contractions.ConvolutionGradient(new(9, 7, 3), 3, 1, 32), Contractions.ConvolutionGradient(new(12, 11, 4), 2, 2, 32),
        Contractions.DepthwiseGradient(new(9, 7, 8), 3), Contractions.DepthwiseGradient(new(9, 7, 32), 3), Contractions.DepthwiseGradient(new(40, 30, 24), 3),
        Contractions.DepthwiseGradient(new(40, 30, 24), 5),
    ];

    private static readonly Op[] Operations =
    [
        .. Gradients.Select(gradient => gradient.InGroups()),
        (new Windows(new(9, 8, 24), 3, 3) { Dilation = [1, 2], Before = [0, 0], Behind = [0, 0] }).WeightGradient(), // all taps in a tile, that don't lie side by side
        Filtered(new(10, 10, 16), 16), Filtered(new(18, 34, 32), 32),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Operations.Select(KernelLibrary.Print)));

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Operations.Length)];

    [Fact]
    public void Kernels_of_every_kind_are_among_them()
    {
        var plans = Operations.OfType<Contraction>().Select(ContractionPlan.Of).ToList();

        Assert.All(plans, plan => Assert.True(plan is { SumsInBlocks: true, SumsGroups: true, HasSamples: false }));
        Assert.Contains(plans, plan => plan.TakesAllTaps);
        Assert.Contains(plans, plan => plan.Units == 1);
        Assert.Equal([9, 8], plans.Where(plan => plan.FitsRowsOfWidest(plan.Nests[0])).Select(plan => plan.Nests[0].Row.Extent));
        Assert.Contains(plans, plan => plan.PartialSums > 1);
        Assert.Contains(plans, plan => PixelPairs.OfGradient(plan) && plan is { PartialSums: 2, Columns: 6 });
        Assert.Contains(plans, plan => PixelPairs.OfGradient(plan) && plan is { PartialSums: 4, Columns: 8 });
        Assert.Contains(plans, plan => plan.Columns == 7 && !PixelPairs.OfGradient(plan));
        Assert.Contains(plans, plan => RowPairs.OfPixels(plan) && plan.Columns == 6);
        Assert.Contains(plans, plan => RowPairs.OfPixels(plan) && plan.Nests[0].Row.Extent % 2 == 0);
        Assert.Contains(plans, plan => RowPairs.OfPixels(plan) && plan.BlockSteps < ContractionPlan.LoopsOfSample(plan.Nests[0])[0].Extent);
        Assert.Contains(plans, plan => plan.TilesOf(plan.Nests[0]) == (10, 1, 4)); // of 64 rows
        Assert.Contains(plans, plan => plan.TilesOf(plan.Nests[0]) == (20, 2, 4)); // of 128
        Assert.Contains(plans, plan => plan.BlockSteps < ContractionPlan.LoopsOfSample(plan.Nests[0])[0].Extent);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Each_group_has_the_sums_of_the_definition(int place)
    {
        foreach (var batch in new[] { 1, 7, 8, 9, 19 })
        {
            var op = Operations[place];
            var memory = Memory(op, batch);
            var actual = Run(place, memory, batch, 512, workers: 1, samples: batch);
            for (var group = 0; group < Groups(batch); group++)
            {
                var expected = Defined(op, memory, group * Tensor.SamplesOfGroup, Math.Min((group + 1) * Tensor.SamplesOfGroup, batch));
                var scale = expected.Max(Math.Abs);
                for (var i = 0; i < expected.Length; i++)
                {
                    var value = actual[(group * expected.Length) + i];
                    Assert.True(Math.Abs(value - expected[i]) <= 1e-5 * (1 + scale), $"{op.Formula}, batch {batch}, group {group} [{i}]: {value}, not {expected[i]}");
                }
            }

            Assert.All(actual.Skip(Groups(batch) * op.Outputs[0].Size), value => Assert.Equal(Untouched, value));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Widths_workers_and_blocks_of_samples_make_no_difference(int place)
    {
        const int Batch = 27;
        var memory = Memory(Operations[place], Batch);
        var one = Bits(Run(place, memory, Batch, 512, workers: 1, samples: Batch));
        foreach (var (width, workers, samples) in new[] { (256, 1, Batch), (128, 1, 1), (512, 1, 3), (256, 2, 2), (512, 3, 5), (128, 4, 8) })
            Assert.Equal(one, Bits(Run(place, memory, Batch, width, workers, samples)));
    }

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);

    private static int Groups(int batch) => (batch + Tensor.SamplesOfGroup - 1) / Tensor.SamplesOfGroup;

    private static WinogradGradient Filtered(NetGen.Generators.Spec.Shape image, int filters)
    {
        var taps = Contractions.ConvolutionGradient(image, 3, 1, filters).Parts[0];
        var groups = new Tensor("transformed", TensorRole.Temporary, batched: false, new(WinogradTiles.Elements, image.Last, filters)) { IsOfGroups = true };
        return new WinogradGradient(groups, taps);
    }

    private static Dictionary<Tensor, float[]> Memory(Op op, int batch)
    {
        var random = new Random(batch);
        return op.Inputs.ToDictionary(tensor => tensor, tensor => Enumerable.Range(0, batch * tensor.Size).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray());
    }

    private static float[] Run(int place, Dictionary<Tensor, float[]> memory, int batch, int width, int workers, int samples)
    {
        var op = Operations[place];
        var result = Enumerable.Repeat(Untouched, ((Groups(batch) * op.Outputs[0].Size)) + 32).ToArray();
        var tensors = KernelLibrary.Print(op).Signature.Tensors.Select(tensor => memory.GetValueOrDefault(tensor, result)).ToArray();
        Compiled.Value.Allow(width);
        for (var worker = 0; worker < workers; worker++)
        {
            NetGen.Runtime.Partition.Range(batch, worker, workers, Tensor.SamplesOfGroup, out var first, out var last);
            for (var start = first; start < last; start += samples)
                Compiled.Value.Find(place)(tensors, start, Math.Min(start + samples, last), batch);
        }

        return result;
    }

    // The sums over some samples, as if there were no others.
    private static double[] Defined(Op op, Dictionary<Tensor, float[]> memory, int first, int last)
    {
        var bindings = memory.ToDictionary(
            pair => pair.Key, pair => pair.Value[(first * pair.Key.Size)..(last * pair.Key.Size)].Select(value => (double)value).ToArray());
        return Interpreter.Run(new NetworkProgram([op], null, null, op.Outputs), last - first, bindings)[op.Outputs[0]];
    }
}
