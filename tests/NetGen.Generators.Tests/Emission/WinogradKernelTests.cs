using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Passes;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>
/// Kernels of 3×3 convolutions, compiled and run: the numbers of the definition, the same bits at every width and however workers share
/// the range, and every element written.
/// </summary>
public sealed class WinogradKernelTests
{
    private const int Batch = 3;

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Operations.Value.Count)];

    // Tiles in one block; rows that reach back; several blocks of rows; panels of 32 and of 16; blocks that are a part of a row; sums over the
    // second of two panels of channels; gradients in no panels, because a penalty is added to them; blocks that reach back; a margin of zeros.
    private static readonly Lazy<IReadOnlyList<Op>> Operations = new(() =>
    [
        .. Convolution(8, 8, 16, 16), .. Convolution(9, 11, 16, 32), .. Convolution(20, 18, 32, 16), .. Convolution(12, 8, 64, 64),
        .. Convolution(8, 8, 16, 48), .. Convolution(8, 60, 80, 16), .. Convolution(14, 14, 48, 96),
        .. Convolution(8, 8, 32, 64, penalty: 0.1),
        .. Chain(11, 34), .. Chain(14, 10),
    ]);

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Operations.Value.Select(KernelLibrary.Print)));

    /// <summary>Those of one layer, to be read.</summary>
    [Fact]
    public Task Kernels_of_a_layer() => Verifier.Verify(
        string.Join("\n", Convolution(8, 8, 16, 16).Select(op => KernelLibrary.Print(op).Text).Select(text => text.Write(text.Name)).Distinct()), "Layer");

    [Fact]
    public void There_are_kernels_of_every_kind()
    {
        Assert.Equal(20, Operations.Value.OfType<Contraction>().Count());
        Assert.Equal(20, Operations.Value.OfType<WinogradFilters>().Count(op => !op.IsAdjoint));
        Assert.Equal(7, Operations.Value.OfType<WinogradFilters>().Count(op => op.IsAdjoint));
        Assert.Equal(7, Operations.Value.OfType<WinogradGradient>().Count());
        Assert.Equal([true, false], Operations.Value.OfType<WinogradGradient>().Select(op => op.Output.IsOfGroups).Distinct());
        Assert.Contains(Operations.Value.OfType<WinogradGradient>(), op => WinogradTiles.Backward(op.Taps) is { Panels: 1, Groups: 2 });
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => op.Epilogue is not null);
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => WinogradTiles.Of(op) is { Panels: > 1 });
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => WinogradTiles.Of(op) is var tiles && tiles.Block.Columns < tiles.Columns);
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => WinogradTiles.Of(op) is var tiles && tiles.Columns % tiles.Block.Columns != 0);
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => WinogradTiles.Of(op) is var tiles && tiles.Rows % tiles.Block.Rows != 0);
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => op.FillsRest);
        Assert.Contains(Operations.Value.OfType<Contraction>(), op => WinogradTiles.Of(op) is var tiles && tiles.Block.Rows is > 1 && tiles.Block.Rows < tiles.Rows);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_width_computes_the_numbers_of_the_definition(int place)
    {
        var op = Operations.Value[place];
        var memory = Memory(op, place);
        var expected = Defined(op, memory);

        // Float errors grow with the numbers that are added: as large, at random, as their results are.
        var scale = Math.Sqrt(expected.Sum(value => value * value) / expected.Length);
        var bits = Run(place, op, memory, 512, workers: 1);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - bits[i]) <= 1e-5 * (1 + scale), $"{op.Formula} [{i}]: {bits[i]}, not {expected[i]}");
        foreach (var width in new[] { 256, 128 })
            AssertSameBits(bits, Run(place, op, memory, width, workers: 1), $"{op.Formula} at {width} bits");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Workers_compute_the_same_bits_as_one(int place)
    {
        var op = Operations.Value[place];
        var memory = Memory(op, place);
        var one = Run(place, op, memory, 256, workers: 1);
        foreach (var workers in new[] { 2, 3, 7 })
            AssertSameBits(one, Run(place, op, memory, 256, workers), $"{op.Formula} by {workers} workers");
    }

    private static void AssertSameBits(float[] expected, float[] actual, string what) => Assert.True(
        expected.Select(BitConverter.SingleToInt32Bits).SequenceEqual(actual.Select(BitConverter.SingleToInt32Bits)), what);

    // What training such a layer takes, the gradient of its image included.
    private static IEnumerable<Op> Convolution(int height, int width, int channels, int filters, double penalty = 0)
    {
        SlidingWindow Window(int kernel) => new(kernel, 1, PaddingSize: kernel / 2);

        var graph = Graphs.Of(
            new Shape(height, width, 3),
            new MeanSquaredErrorLoss(),
            Graphs.AnyOptimizer,
            new ConvLayer(channels, EquatableArray.Of(Window(1), Window(1)), ActivationFunction.Identity),
            new ConvLayer(filters, EquatableArray.Of(Window(3), Window(3)), new ActivationFunction(ActivationKind.ReLU)) { L2 = penalty },
            new ConvLayer(2, EquatableArray.Of(Window(1), Window(1)), ActivationFunction.Identity));
        return Programs.Build(graph).Training.Ops.Where(op => op is WinogradFilters or WinogradGradient or Contraction { Filters: not null });
    }

    // A prediction of two such layers: the first writes the second one's padded image.
    private static IEnumerable<Op> Chain(int height, int width)
    {
        var window = EquatableArray.Of(new SlidingWindow(3, 1, Padding: PaddingKind.Same), new SlidingWindow(3, 1, Padding: PaddingKind.Same));
        var layer = new ConvLayer(16, window, new ActivationFunction(ActivationKind.ReLU));
        return Programs.Build(Graphs.Of(new Shape(height, width, 16), new MeanSquaredErrorLoss(), Graphs.AnyOptimizer, layer, layer)).Inference.Ops
            .Where(op => op is WinogradFilters or Contraction { Filters: not null });
    }

    // Transformed filters are those of the taps, so that the definition holds.
    private static Dictionary<Tensor, float[]> Memory(Op op, int seed)
    {
        var random = new Random(seed);
        float[] Values(Tensor tensor) => [.. Enumerable.Range(0, LengthOf(tensor)).Select(_ => (float)((2 * random.NextDouble()) - 1))];

        var memory = op.Inputs.Distinct().ToDictionary(tensor => tensor, Values);
        if (op is Contraction { Filters: { } filters } contraction)
        {
            var taps = contraction.Right.Tensor;
            var transform = new WinogradFilters(filters, taps, WinogradTiles.Of(contraction).Panels, isAdjoint: false);
            memory[taps] = Values(taps);
            memory[filters] = [.. Defined(transform, memory).Select(value => (float)value)];
        }

        return memory;
    }

    private static double[] Defined(Op op, Dictionary<Tensor, float[]> memory)
    {
        var bindings = memory.Where(pair => !op.Outputs.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => (double)value).ToArray());
        return Interpreter.Run(new NetworkProgram([op], null, null, op.Outputs), Batch, bindings)[op.Outputs[0]];
    }

    private static int LengthOf(Tensor tensor) => tensor.Size * (tensor.Batched ? Batch : 1);

    private static float[] Run(int place, Op op, Dictionary<Tensor, float[]> memory, int width, int workers)
    {
        var result = Enumerable.Repeat(float.NaN, LengthOf(op.Outputs[0])).ToArray();
        var tensors = KernelLibrary.Print(op).Signature.Tensors.Select(tensor => tensor == op.Outputs[0] ? result : memory[tensor]).ToArray();
        var (extent, granularity) = op switch
        {
            WinogradFilters filters => (filters.TapSize, 16),
            WinogradGradient { Output.IsOfGroups: true } => (Batch, Batch), // one group, which is one worker's
            WinogradGradient => (WinogradTiles.Elements, 1),
            _ => (Batch, 1),
        };
        int Bound(int worker) => extent / granularity * worker / workers * granularity;

        Compiled.Value.Allow(width);
        for (var worker = 0; worker < workers; worker++)
            Compiled.Value.Find(place)(tensors, Bound(worker), Bound(worker + 1), Batch);
        return result;
    }
}
