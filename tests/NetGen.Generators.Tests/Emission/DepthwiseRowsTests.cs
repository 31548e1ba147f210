using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Passes;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Tests.Planning;
using NetGen.Reference;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Emission;

/// <summary>
/// Kernels along the rows of images: sums of the definition, where what lies outside of an image is 0, whatever lies there in memory; the same bits at every width
/// and for any number of workers; nothing else is written.
/// </summary>
public sealed class DepthwiseRowsTests
{
    private const float Untouched = -12345;
    private const int Batch = 11;

    // The usual ones; images hardly wider than a window, or narrower; strides, with a margin on both sides or behind only, and larger than a window; a margin that is wider than usual, and
    // no margin at all; taps of one axis, and taps apart; steps; channels that fill no vector.
    private static readonly Windows[] Shapes =
    [
        new(new(9, 7, 16), 3, 3), new(new(25, 5, 64), 3, 3), new(new(12, 12, 32), 3, 3),
        new(new(3, 3, 16), 3, 3), new(new(6, 2, 16), 3, 3), new(new(9, 1, 16), 3, 3), new(new(1, 9, 16), 3, 3), new(new(2, 4, 32), 3, 3),
        new(new(9, 1, 16), 1, 5), new(new(9, 2, 16), 1, 5), new(new(9, 1, 16), 2, 4), new(new(9, 2, 16), 1, 7), new(new(9, 3, 16), 1, 7), new(new(9, 1, 32), 1, 9), new(new(9, 3, 16), 1, 9), new(new(9, 5, 16), 1, 9),
        new(new(8, 8, 16), 3, 3) { Stride = [2, 2], Before = [0, 0], Behind = [1, 1] }, new(new(9, 11, 16), 3, 3) { Stride = [2, 2] }, new(new(7, 8, 16), 3, 3) { Stride = [1, 2] },
        new(new(10, 14, 16), 2, 2) { Stride = [3, 3], Before = [1, 1], Behind = [0, 0] }, new(new(7, 16, 16), 3, 3) { Stride = [3, 3] }, new(new(6, 12, 16), 2, 4) { Stride = [2, 3] },
        new(new(20, 1, 16), 2, 2) { Stride = [2, 2], Before = [0, 0], Behind = [0, 1] }, new(new(9, 2, 16), 3, 3) { Stride = [1, 2] }, new(new(9, 3, 16), 1, 5) { Stride = [1, 2] },
        new(new(5, 6, 16), 3, 3) { Before = [4, 2], Behind = [3, 2] }, new(new(5, 6, 16), 3, 3) { Before = [0, 0], Behind = [0, 0] }, new(new(4, 9, 16), 3, 3) { Before = [2, 0], Behind = [0, 2] },
        new(new(6, 2, 16), 3, 3) { Before = [1, 2], Behind = [1, 2] }, new(new(9, 1, 16), 1, 3) { Before = [0, 2], Behind = [0, 2] }, new(new(1, 12, 16), 3, 3) { Before = [3, 1], Behind = [3, 1] },
        new(new(6, 8, 16), 1, 3), new(new(6, 8, 16), 3, 1), new(new(6, 8, 16), 2, 2), new(new(5, 13, 16), 1, 9), new(new(9, 7, 16), 3, 3) { Dilation = [2, 1], Before = [2, 1], Behind = [2, 1] },
        new(new(12, 16), 3), new(new(20, 16), 5) { Stride = [2] }, new(new(9, 16), 3),
        new(new(9, 7, 8), 3, 3), new(new(9, 7, 5), 3, 3), new(new(6, 8, 24), 3, 3), new(new(6, 5, 33), 3, 3), new(new(6, 8, 12), 3, 3) { Stride = [2, 2] }, new(new(6, 7, 2), 3, 3),
    ];

    private static readonly Contraction[] Operations =
    [
        .. Shapes.Select(shape => shape.Forward()), .. Shapes.Select(shape => shape.WeightGradient()), .. Shapes.Select(shape => shape.InputGradient()).OfType<Contraction>().Where(gradient => DepthwiseRows.Of(gradient) is not null),
        .. new[] { Shapes[0], Shapes[3], Shapes[16], Shapes[^4] }.SelectMany(shape => new[] { Rectified(shape.Forward()), Multiplied(shape.Forward()), Squashed(shape.Forward()), Multiplied(shape.InputGradient()!) }),
        Padded(Shapes[0].Forward()), Padded(Rectified(Shapes[0].Forward())), Padded(Rectified(Shapes[16].Forward())),
    ];

    private static readonly Lazy<CompiledKernels> Compiled = new(() => new(Operations.Select(KernelLibrary.Print)));

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Operations.Length)];

    [Fact]
    public void Rows_of_every_kind_are_among_them()
    {
        Assert.All(Operations, operation => Assert.NotNull(ContractionPlan.Of(operation).DepthwiseRows));
        var rows = Operations.SelectMany(operation => DepthwiseRows.Of(operation)!).ToList();

        Assert.Contains(rows, row => row.Loop.From > 0);
        Assert.Contains(rows, row => row.Loop is { From: 0, To: > 0 } && !row.IsGradient);
        Assert.Contains(rows, row => row is { IsGradient: true } && row.Loop.To > 0 && row.Loop.To < row.X.Positions.Extent - 1);
        Assert.Contains(rows, row => row.Loop.To == 0);
        Assert.Contains(Operations, operation => operation.Parts.Count == 4);
        Assert.Contains(Operations, operation => operation.FillsRest);
        foreach (var windows in new[] { 1, 2, 3, 5, 7, 9 })
            Assert.Contains(rows, row => row.OpenWindows == windows);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Sums_are_those_of_the_definition(int place)
    {
        var operation = Operations[place];
        var memory = Memory(operation);
        var actual = Run(place, memory, 512, workers: 1);
        var size = operation.Outputs[0].Size;
        foreach (var (first, last) in operation.Output.Tensor.IsOfGroups ? new[] { (0, 8), (8, Batch) } : [(0, Batch)])
        {
            var expected = Defined(operation, memory, first, last);
            var start = operation.Output.Tensor.IsOfGroups ? first / Tensor.SamplesOfGroup * size : 0;
            var scale = expected.Max(Math.Abs);
            for (var i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(actual[start + i] - expected[i]) <= 1e-5 * (1 + scale), $"{operation.Formula} [{i}]: {actual[start + i]}, not {expected[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Widths_and_workers_make_no_difference(int place)
    {
        var memory = Memory(Operations[place]);
        var one = Bits(Run(place, memory, 512, workers: 1));
        foreach (var (width, workers) in new[] { (256, 1), (128, 1), (512, 2), (256, 3) })
            Assert.Equal(one, Bits(Run(place, memory, width, workers)));
    }

    /// <summary>Else the two would read different images, of which one has zeros to add.</summary>
    [Fact]
    public void Where_a_layers_output_goes_along_rows_its_gradient_does()
    {
        var refused = 0;
        foreach (var (height, width, taps, stride) in from height in Enumerable.Range(1, 5) from width in Enumerable.Range(1, 5) from taps in Enumerable.Range(1, 3) from stride in Enumerable.Range(1, 3) select (height, width, taps, stride))
        {
            var windows = new Windows(new(height, width, 16), taps, taps) { Stride = [stride, stride] };
            if (DepthwiseRows.Of(windows.Forward()) is null)
            {
                refused++;
                continue;
            }

            var gradient = windows.WeightGradient();
            var sum = new Contraction(gradient.Output with { Tensor = new Tensor("dW", TensorRole.Temporary, batched: false, gradient.Output.Tensor.Shape) }, gradient.Left, gradient.Right);
            var grouped = SampleGroups.Run(new NetworkProgram([sum], null, null, sum.Outputs)).Ops.OfType<Contraction>().Single();
            Assert.NotNull(DepthwiseRows.Of(grouped));
        }

        Assert.InRange(refused, 20, 200);
    }

    [Fact]
    public void Taps_that_are_many_or_apart_and_columns_that_share_their_operand_go_in_tiles()
    {
        Assert.Null(DepthwiseRows.Of(new Windows(new(9, 9, 16), 5, 5).Forward()));
        Assert.Null(DepthwiseRows.Of((new Windows(new(9, 9, 16), 3, 3) { Dilation = [1, 2] }).Forward()));
        Assert.Null(DepthwiseRows.Of(new Windows(new(9, 9, 16), 1, 1).Forward()));
        Assert.Null(DepthwiseRows.Of(new Windows(new(2, 3, 16), 3, 3).Forward()));
        Assert.Null(DepthwiseRows.Of((new Windows(new(9, 9, 16), 3, 3) { Before = [1, 3] }).Forward())); // a window that sees nothing
        Assert.Null(DepthwiseRows.Of((new Windows(new(9, 9, 16), 3, 3) { Behind = [1, 3] }).Forward()));
        Assert.Null(DepthwiseRows.Of(new Windows(new(9, 9, 1), 3, 3).Forward()));
        Assert.Null(DepthwiseRows.Of(Contractions.Convolution(new(9, 9, 16), 3, 3, 16)));
        Assert.Null(DepthwiseRows.Of(Contractions.DepthwiseGradient(new(9, 7, 16), 3))); // whose workers share taps
    }

    private static Contraction Rectified(Contraction contraction)
    {
        var bias = new Tensor("bias", TensorRole.Temporary, false, new(contraction.Output.Tensor.Shape.Last));
        return contraction.With(Map.Store(Result(contraction), Max(In(0) + In(1), 0), contraction.Output.Tensor, bias));
    }

    private static Contraction Multiplied(Contraction contraction) => contraction.With(Map.Store(
        Result(contraction), In(0) * In(1), contraction.Output.Tensor, new Tensor("other", TensorRole.Temporary, batched: true, contraction.Output.Tensor.Shape)));

    private static Contraction Squashed(Contraction contraction)
    {
        var bias = new Tensor("bias", TensorRole.Temporary, false, new(contraction.Output.Tensor.Shape.Last));
        return contraction.With(Map.Store(Result(contraction), Sigmoid(In(0) + In(1)), contraction.Output.Tensor, bias));
    }

    // Into an image with a margin, which becomes 0.
    private static Contraction Padded(Contraction contraction)
    {
        var sums = contraction.Outputs[0];
        var padded = new Tensor("padded", TensorRole.Temporary, batched: true, new(sums.Shape.Axes[0] + 3, sums.Shape.Axes[1] + 1, sums.Shape.Last));
        var program = new NetworkProgram([contraction, Rearrange.Pad(padded, sums, new(2, 1, 0))], null, null, [padded]);
        return Assert.IsType<Contraction>(Assert.Single(PaddedOutputs.Run(program).Ops));
    }

    private static Tensor Result(Contraction contraction) => new("result", TensorRole.Temporary, batched: true, contraction.Output.Tensor.Shape);

    private static Input In(int slot) => new(slot);

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);

    private static Dictionary<Tensor, float[]> Memory(Contraction operation)
    {
        var random = new Random(operation.Inputs.Sum(tensor => tensor.Size));
        return operation.Inputs.Distinct().ToDictionary(
            tensor => tensor,
            tensor => Enumerable.Range(0, (tensor.Batched ? Batch : 1) * tensor.Size).Select(_ => (float)((2 * random.NextDouble()) - 1)).Concat(Enumerable.Repeat(float.NaN, 2 * TilePlan.Lanes)).ToArray());
    }

    private static float[] Run(int place, Dictionary<Tensor, float[]> memory, int width, int workers)
    {
        var operation = Operations[place];
        var output = operation.Outputs[0];
        var length = output.Size * (output.IsOfGroups ? 2 : Batch);
        var result = Enumerable.Repeat(Untouched, length + 32).ToArray();
        var signature = KernelLibrary.Print(operation).Signature;
        var tensors = signature.Tensors.Select(tensor => memory.GetValueOrDefault(tensor, result)).ToArray();
        Compiled.Value.Allow(width);
        for (var worker = 0; worker < workers; worker++)
        {
            NetGen.Runtime.Partition.Range(Batch, worker, workers, output.IsOfGroups ? Tensor.SamplesOfGroup : 1, out var first, out var last);
            if (first < last)
                Compiled.Value.Find(place)(tensors, first * signature.RangeScale, last * signature.RangeScale, Batch);
        }

        Assert.All(result.Skip(length), value => Assert.Equal(Untouched, value));
        return result[..length];
    }

    // Over some samples, as if there were no others.
    private static double[] Defined(Contraction operation, Dictionary<Tensor, float[]> memory, int first, int last)
    {
        var bindings = memory.ToDictionary(pair => pair.Key, pair => (pair.Key.Batched ? pair.Value[(first * pair.Key.Size)..(last * pair.Key.Size)] : pair.Value[..pair.Key.Size])
            .Select(value => (double)value).ToArray());
        return Interpreter.Run(new NetworkProgram([operation], null, null, operation.Outputs), last - first, bindings)[operation.Outputs[0]];
    }
}
