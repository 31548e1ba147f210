using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Tests.Planning;
using Xunit;
using static NetGen.Generators.Program.Expressions.Expressions;
using Address = NetGen.Reference.Address;

namespace NetGen.Generators.Tests.Emission;

/// <summary>
/// Kernels of random contractions, compiled and run: the sums of the definition, the same bits at every width and however workers share
/// the range, and nothing else written.
/// </summary>
public sealed class ContractionKernelTests
{
    private const int RandomKernels = 120;
    private const int Batch = 19; // two tiles of the most rows, and a rest
    private const float Untouched = -12345;

    // An even number of pixels, an odd one, more than a tile takes, a sequence; something behind the sum, or nothing.
    private static readonly Contraction[] Pairs =
    [
        Contractions.Convolution(new(6, 12, 1), 3, 3, 8), Rectified(Contractions.Convolution(new(7, 11, 1), 3, 3, 6)),
        Rectified(Contractions.Convolution(new(6, 44, 1), 5, 5, 7)), Multiplied(Contractions.Convolution(new(8, 33, 1), 3, 2, 5)),
        Contractions.Convolution(new(1, 64, 1), 1, 7, 6), Normalized(Contractions.Convolution(new(6, 18, 1), 2, 3, 8)),
    ];

    // Terms of samples and of pixels, an even number of them and an odd one, more rows than a tile has and fewer; something behind the sum, or nothing.
    private static readonly Contraction[] Terms =
    [
        Rectified(Contractions.Dense(24, 8)), Contractions.Dense(17, 6), Multiplied(Contractions.Dense(9, 5)), Contractions.Dense(11, 7),
        Multiplied(Contractions.Convolution(new(7, 9, 3), 3, 3, 8)), Rectified(Contractions.Convolution(new(6, 21, 3), 3, 3, 7)), Contractions.Convolution(new(5, 5, 16), 1, 1, 8),
        Normalized(Contractions.Convolution(new(3, 3, 12), 1, 1, 6)), Contractions.Convolution(new(4, 13, 5), 2, 2, 5),
    ];

    // Rows that are a tile, with one by itself, and more of them; an update in place.
    private static readonly Contraction[] Rows =
    [
        Contractions.WeightGradient(24, 8), Contractions.WeightGradient(25, 7), Descended(Contractions.WeightGradient(9, 5)), Descended(Contractions.WeightGradient(30, 8)),
        Contractions.WeightGradient(70, 8), Descended(Contractions.WeightGradient(67, 6)), Contractions.WeightGradient(183, 8), OfInput(Contractions.WeightGradient(25, 6)),
    ];

    // Vectors along terms: one, several, a rest; something behind the sum, or nothing.
    private static readonly Contraction[] NarrowSamples =
    [
        Contractions.Dense(8, 2), Rectified(Contractions.Dense(24, 1)), Contractions.Dense(37, 1), Normalized(Contractions.Dense(21, 2)), Multiplied(Contractions.Dense(64, 2)),
        Squashed(Contractions.Dense(48, 1)), Squashed(Contractions.Dense(16, 2)), OfInput(Contractions.Dense(21, 1)), OfInput(Contractions.Dense(13, 2)),
    ];

    // Vectors along rows: one by itself, some, several tiles of them, a rest of any length; an update in place.
    private static readonly Contraction[] NarrowGradients =
    [
        Contractions.WeightGradient(8, 2), Contractions.WeightGradient(24, 1), Contractions.WeightGradient(17, 1), Contractions.WeightGradient(21, 2), Contractions.WeightGradient(400, 1),
        Descended(Contractions.WeightGradient(100, 2)), Descended(Contractions.WeightGradient(9, 1)), Updated(Contractions.WeightGradient(63, 1)), Contractions.WeightGradient(4, 2),
        Descended(Contractions.WeightGradient(210, 2)), OfInput(Contractions.WeightGradient(21, 1)), OfInput(Contractions.WeightGradient(13, 2)),
    ];

    // What is hardly ever random: all taps in a tile, and a row of them; two pixels in a vector; pixels of all samples, the last tile of which reaches back.
    private static readonly Contraction[] Others =
    [
        Contractions.DepthwiseGradient(new(9, 7, 8), 3), Contractions.DepthwiseGradient(new(6, 8, 5), 3), Contractions.DepthwiseGradient(new(9, 7, 32), 3),
        Updated(Contractions.DepthwiseGradient(new(6, 5, 15), 3)), // as wide as a tile gets that waits on the stack
        .. Pairs, .. Terms, .. Rows, .. NarrowSamples, .. NarrowGradients,
        Rectified(Contractions.Convolution(new(5, 18, 3), 3, 3, 32)), // more rows in the widest vectors' tiles
        Activated(Contractions.Convolution(new(5, 18, 3), 3, 3, 16)), // what follows a sum in a loop
        Contractions.Convolution(new(3, 3, 6), 1, 1, 32), Contractions.Convolution(new(5, 5, 4), 1, 1, 12),
    ];

    private static readonly int Kernels = RandomKernels + Others.Length;

    private static readonly Lazy<CompiledKernels> Compiled = new(() =>
        new(Enumerable.Range(0, Kernels).Select(seed => ContractionKernel.Print(ContractionPlan.Of(Contraction(seed))))));

    [Fact]
    public void Every_width_computes_the_sums_of_the_definition()
    {
        for (var seed = 0; seed < Kernels; seed++)
        {
            var contraction = Contraction(seed);
            var memory = Memory(contraction, seed);
            var (sums, magnitudes) = Defined(contraction, memory);
            var before = Before(contraction, memory);
            var bits = new List<float[]>();
            foreach (var width in new[] { 512, 256, 128 })
                bits.Add(Run(seed, contraction, memory, width, parts: 1));

            for (var i = 0; i < sums.Length; i++)
            {
                var actual = bits[0][i];
                var isRight = double.IsNaN(sums[i]) ? actual == before[i] : Math.Abs(actual - sums[i]) <= 1e-5 * (1 + magnitudes[i]);
                Assert.True(isRight, $"{seed}: {contraction.Formula} [{i}]: {actual}, not {sums[i]}");
            }

            Assert.All(bits, other => Assert.True(SameBits(bits[0], other), $"{seed}: {contraction.Formula} depends on the width"));
        }
    }

    [Fact]
    public void Workers_compute_the_same_bits_as_one()
    {
        for (var seed = 0; seed < Kernels; seed++)
        {
            var contraction = Contraction(seed);
            var memory = Memory(contraction, seed);
            var one = Run(seed, contraction, memory, 256, parts: 1);
            foreach (var parts in new[] { 2, 3, 7, Batch, Batch + 4 })
            {
                Assert.True(SameBits(one, Run(seed, contraction, memory, 256, parts)), $"{seed}: {contraction.Formula} by {parts} workers");
                Assert.True(SameBits(one, Run(seed, contraction, memory, 512, parts)), $"{seed}: {contraction.Formula} by {parts} workers, the widest vectors");
            }
        }
    }

    /// <summary>The tests above are about it: ragged columns that are updated in place, at widths where a vector could reach back.</summary>
    [Fact]
    public void Only_columns_that_nothing_is_added_to_are_computed_twice()
    {
        var plans = Enumerable.Range(0, Kernels).Select(seed => ContractionPlan.Of(Contraction(seed))).ToList();

        var inPlace = plans.Where(plan => plan.Contraction.Outputs[0].Overwrites is not null).ToList();
        Assert.All(inPlace, plan => Assert.False(plan.MayReachBack || plan.ReachesBack));
        Assert.Contains(inPlace, plan => plan.Columns is > 4 and < 8);
        Assert.Contains(inPlace, plan => plan.Columns is > 8 and < 16);
        Assert.Contains(inPlace, plan => plan.Columns > 16 && plan.Columns % 16 != 0);

        var inBlocks = plans.Where(plan => plan.SumsInBlocks).ToList();
        Assert.NotEmpty(inBlocks);
        Assert.All(inBlocks, plan => Assert.False(plan.MayReachBack || plan.ReachesBack));
        Assert.Contains(plans, plan => plan.MayReachBack && plan.Columns is > 8 and < 16);
    }

    /// <summary>What the tests above go through: each kind of tile that only some hardware, or only some columns, have.</summary>
    [Fact]
    public void Tiles_of_every_kind_are_among_them()
    {
        var plans = Enumerable.Range(0, Kernels).Select(seed => ContractionPlan.Of(Contraction(seed))).ToList();

        Assert.Contains(plans, plan => plan.Nests[0].Row.IsBatch && plan.TallRowsOf(plan.Nests[0]) > plan.RowsOf(plan.Nests[0]));
        Assert.Contains(plans, plan => !plan.Nests[0].Row.IsBatch && (plan.RowsOf(plan.Nests[0]), plan.TallRowsOf(plan.Nests[0])) == (4, 8));
        Assert.All(plans, plan => Assert.InRange(plan.TallRowsOf(plan.Nests[0]) * plan.Vectors * plan.PartialSums, 1, TilePlan.AccumulatorsOfWidest));
        Assert.Equal([true, true, false, true, .. Pairs.Concat(Terms).Concat(Rows).Concat(NarrowSamples).Concat(NarrowGradients).Select(_ => false), false, false, false, false], plans.Skip(RandomKernels).Select(plan => plan.TakesAllTaps));
        Assert.All(plans.Skip(Kernels - 2), plan => Assert.True(plan.Nests[0].Row is { IsBatch: true, Extent: > 1 } && !plan.TilesDivideSamples(plan.Nests[0])));
        Assert.Equal([5, 3, 10, 8, 10, 8], Pairs.Select(pair => PixelPairs.OfPixels(ContractionPlan.Of(pair))));
        Assert.Equal([8, 8, 16, 16, 6, 8, 8, 8, 6], Terms.Select(terms => TermPairs.RowsOf(ContractionPlan.Of(terms))));
        Assert.Equal([4, 4, 2, 2, 2, 2, 2, 2, 2], Terms.Select(terms => ContractionPlan.Of(terms).PartialSums));
        Assert.All(Rows, rows => Assert.True(RowPairs.OfSamples(ContractionPlan.Of(rows))));
        Assert.Equal([true, true, false, true, false, false, false, true], Rows.Select(rows => RowPairs.FitATile(ContractionPlan.Of(rows))));
        Assert.All(NarrowSamples, product => Assert.True(NarrowProducts.OfSamples(ContractionPlan.Of(product))));
        Assert.All(NarrowGradients, product => Assert.True(NarrowProducts.OfGradient(ContractionPlan.Of(product))));
        Assert.Equal([1, 1, 1, 1, 5, 3, 1, 1, 1, 5, 1, 1], NarrowGradients.Select(product => ContractionPlan.Of(product).Units));
        Assert.Equal([4, 2, 2, 2, 1, 1, 4, 1, 4, 1, 2, 2], NarrowGradients.Select(product => NarrowProducts.PartialSumsOf(ContractionPlan.Of(product))));
        Assert.Contains(plans, plan => plan is { PairReachesBack: true, PartialSums: 1 });
        Assert.Contains(plans, plan => plan is { PairReachesBack: true, PartialSums: 2 });
        Assert.Contains(plans, plan => plan is { PairReachesBack: true, Contraction.Epilogue: { } epilogue } && EpilogueCost.IsHeavy(epilogue.Results[0].Value));
    }

    /// <summary>Written out for each register it would be most of what there is to compile before a first prediction.</summary>
    [Fact]
    public void A_long_map_behind_products_enough_is_written_once_for_all_registers_of_a_tile()
    {
        Assert.Equal(1, Calls(Activated(Contractions.Convolution(new(5, 18, 3), 3, 3, 16))));
        Assert.InRange(Calls(Rectified(Contractions.Convolution(new(5, 18, 3), 3, 3, 16))), 6, 16);
        Assert.InRange(Calls(Activated(Contractions.Convolution(new(5, 18, 12), 1, 1, 16))), 6, 16);

        static int Calls(Contraction contraction) =>
            ContractionKernel.Print(ContractionPlan.Of(contraction)).Text.Write("Kernel").Split("KernelFinish<L, V>(").Length - 2; // but for its declaration
    }

    /// <summary>Else a network would predict other bits than it is trained with.</summary>
    [Fact]
    public void What_follows_a_sum_has_no_part_in_its_order()
    {
        foreach (var product in (Contraction[])[Contractions.Convolution(new(7, 9, 3), 3, 3, 6), Contractions.Convolution(new(7, 12, 1), 3, 3, 6), Contractions.Dense(24, 8), Contractions.Convolution(new(5, 5, 16), 1, 1, 8)])
        {
            var plain = ContractionPlan.Of(product).PartialSums;
            foreach (var other in new[] { Rectified(product), Squashed(product), Normalized(product) })
                Assert.Equal(plain, ContractionPlan.Of(other).PartialSums);
        }
    }

    /// <summary>A term that a pair lacks is no zero that is added: it would make a negative zero a positive one.</summary>
    [Fact]
    public void A_last_term_by_itself_leaves_the_sign_of_zero()
    {
        var seed = RandomKernels + Array.IndexOf(Others, Terms[2]);
        var contraction = Terms[2];
        var memory = Memory(contraction, seed);
        foreach (var tensor in memory.Keys)
            Array.Fill(memory[tensor], tensor.Name == "W" ? -1e-30f : 1e-30f);
        var bits = new[] { 512, 256, 128 }.Select(width => Run(seed, contraction, memory, width, parts: 1)).ToList();
        Assert.All(bits, other => Assert.True(SameBits(bits[0], other)));
    }

    [Fact]
    public void Kernels_of_alike_layers_are_alike_whatever_their_tensors_are_called()
    {
        var library = new KernelLibrary();

        string[] names = [.. new[] { "∂conv1", "∂conv2" }.Select(InParts).Select(part => library.Add(ContractionKernel.Print(part).Text))];

        Assert.Equal(names[0], names[1]);
        Assert.Single(library.Texts);

        static ContractionPlan InParts(string output)
        {
            var odd = Contractions.StridedPhase(output).Parts[0];
            var axes = odd.Output.Axes.Select((axis, i) => i == 1 ? axis.Plus(-1) : axis).ToEquatableArray();
            var even = odd with { Output = odd.Output with { Axes = axes } };
            return ContractionPlan.Of(new Contraction([even, odd]));
        }
    }

    // Half of them have something behind the sum: cheap, or so long that a tile waits on the stack, or, of parameters, an update in
    // place, where nothing may be computed twice.
    private static Contraction Contraction(int seed)
    {
        if (seed >= RandomKernels)
            return Others[seed - RandomKernels];

        var contraction = RandomContraction.Of(seed);
        var sum = contraction.Output.Tensor;
        var result = new Tensor("result", TensorRole.Temporary, sum.Batched, sum.Shape);
        var other = new Tensor("other", TensorRole.Temporary, sum.Batched, sum.Shape);
        var bias = new Tensor("bias", TensorRole.Temporary, false, new(sum.Shape.Last));
        var hasBias = sum.Batched && Space.Of(sum).BroadcastOf(bias) == Broadcast.AlongRows;
        return (seed % 6) switch
        {
            0 when hasBias => contraction.With(Map.Store(result, Max(In(0) + In(1), 0), sum, bias)),
            1 => contraction.With(Map.Store(result, In(0) * In(1), sum, other)),
            3 or 4 when !sum.Batched => contraction.With(Map.Store(
                new Tensor("updated", TensorRole.Temporary, batched: false, sum.Shape) { Overwrites = other }, In(1) - In(0), sum, other)),
            2 when hasBias => contraction.With(Map.Store(result, Sigmoid(In(0) + In(2)) - (In(1) * In(1)), sum, other, bias)),
            _ => contraction,
        };
    }

    private static Contraction Rectified(Contraction contraction)
    {
        var sum = contraction.Output.Tensor;
        var bias = new Tensor("bias", TensorRole.Temporary, false, new(sum.Shape.Last));
        return contraction.With(Map.Store(new Tensor("result", TensorRole.Temporary, batched: true, sum.Shape), Max(In(0) + In(1), 0), sum, bias));
    }

    private static Contraction Activated(Contraction contraction)
    {
        var sum = contraction.Output.Tensor;
        Tensor Row(string name) => new(name, TensorRole.Temporary, false, new(sum.Shape.Last));
        return contraction.With(Map.Store(
            new Tensor("result", TensorRole.Temporary, batched: true, sum.Shape), Max(((In(0) - In(1)) * In(2) * In(3)) + In(4), 0), sum, Row("mean"), Row("rstd"), Row("scale"), Row("shift")));
    }

    private static Contraction Normalized(Contraction contraction)
    {
        var sum = contraction.Output.Tensor;
        var (scale, shift) = (new Tensor("scale", TensorRole.Temporary, false, new(sum.Shape.Last)), new Tensor("shift", TensorRole.Temporary, false, new(sum.Shape.Last)));
        return contraction.With(Map.Store(new Tensor("result", TensorRole.Temporary, batched: true, sum.Shape), (In(0) * In(1)) + In(2), sum, scale, shift));
    }

    // The user's memory ends with its last element.
    private static Contraction OfInput(Contraction contraction)
    {
        var part = contraction.Parts[0];
        var input = new Tensor("input", TensorRole.Input, batched: true, part.Left.Tensor.Shape);
        return new Contraction([part with { Left = part.Left with { Tensor = input } }]);
    }

    private static Contraction Squashed(Contraction contraction)
    {
        var sum = contraction.Output.Tensor;
        var (bias, other) = (new Tensor("bias", TensorRole.Temporary, false, new(sum.Shape.Last)), new Tensor("other", TensorRole.Temporary, batched: true, sum.Shape));
        return contraction.With(Map.Store(new Tensor("result", TensorRole.Temporary, batched: true, sum.Shape), Sigmoid(In(0) + In(1)) - In(2), sum, bias, other));
    }

    private static Contraction Multiplied(Contraction contraction)
    {
        var sum = contraction.Output.Tensor;
        var other = new Tensor("other", TensorRole.Temporary, batched: true, sum.Shape);
        return contraction.With(Map.Store(new Tensor("result", TensorRole.Temporary, batched: true, sum.Shape), In(0) * In(1), sum, other));
    }

    private static Contraction Updated(Contraction gradient)
    {
        var weight = new Tensor("weight", TensorRole.Temporary, batched: false, gradient.Output.Tensor.Shape);
        return gradient.With(Map.Store(
            new Tensor("updated", TensorRole.Temporary, batched: false, weight.Shape) { Overwrites = weight },
            In(1) - (Sigmoid(In(0)) * In(1)),
            gradient.Output.Tensor,
            weight));
    }

    private static Contraction Descended(Contraction gradient)
    {
        var weight = new Tensor("weight", TensorRole.Temporary, batched: false, gradient.Output.Tensor.Shape);
        return gradient.With(Map.Store(
            new Tensor("updated", TensorRole.Temporary, batched: false, weight.Shape) { Overwrites = weight }, In(1) - (In(0) * 0.25), gradient.Output.Tensor, weight));
    }

    private static Dictionary<Tensor, float[]> Memory(Contraction contraction, int seed)
    {
        var random = new Random(seed);
        return contraction.Inputs.Distinct().ToDictionary(
            tensor => tensor,
            tensor => Enumerable.Range(0, LengthOf(tensor)).Select(_ => (float)((2 * random.NextDouble()) - 1)).Concat(Behind(float.NaN)).ToArray());
    }

    // What lies behind a tensor shows, if it reaches a result or is written.
    private static IEnumerable<float> Behind(float value) => Enumerable.Repeat(value, 2 * TilePlan.Lanes);

    private static float[] Run(int seed, Contraction contraction, Dictionary<Tensor, float[]> memory, int width, int parts)
    {
        var plan = ContractionPlan.Of(contraction);
        var signature = ContractionKernel.Print(plan).Signature;
        var written = KernelSignature.StorageOf(contraction.Outputs[0]);
        var result = Before(contraction, memory);
        var waiting = new float[LengthOf(contraction.Output.Tensor)];
        var tensors = signature.Tensors.Select(tensor => tensor == written ? result : memory.GetValueOrDefault(tensor, waiting)).ToArray();
        var (extent, scale) = plan.HasSamples ? (Batch, signature.RangeScale) : (plan.Units, 1);
        Compiled.Value.Allow(width);
        for (var part = 0; part < parts; part++)
            Compiled.Value.Find(seed)(tensors, extent * part / parts * scale, extent * (part + 1) / parts * scale, Batch);

        var length = LengthOf(contraction.Outputs[0]);
        Assert.All(result.Skip(length), value => Assert.Equal(result[^1], value));
        return result[..length];
    }

    // What the output's memory holds before the kernel runs.
    private static float[] Before(Contraction contraction, Dictionary<Tensor, float[]> memory) =>
        contraction.Outputs[0].Overwrites is { } overwritten
            ? [.. memory[overwritten]]
            : [.. Enumerable.Repeat(Untouched, LengthOf(contraction.Outputs[0])).Concat(Behind(Untouched))];

    // In double; NaN where nothing is to be written. The second: how large the terms are.
    private static (double[] Sums, double[] Magnitudes) Defined(Contraction contraction, Dictionary<Tensor, float[]> memory)
    {
        var part = contraction.Parts[0];
        var indices = Address.LoopsOf(part);
        var (output, left, right) = (
            new Address(part.Output, indices, Batch), new Address(part.Left, indices, Batch), new Address(part.Right, indices, Batch));
        var sums = Enumerable.Repeat(double.NaN, LengthOf(part.Output.Tensor)).ToArray();
        var magnitudes = new double[sums.Length];
        foreach (var point in Address.Points(indices, Batch))
        {
            var at = output.Of(point)!.Value;
            var product = (double)memory[part.Left.Tensor][left.Of(point)!.Value] * memory[part.Right.Tensor][right.Of(point)!.Value];
            sums[at] = double.IsNaN(sums[at]) ? product : sums[at] + product;
            magnitudes[at] += Math.Abs(product);
        }

        if (contraction.Epilogue is { } epilogue)
        {
            var columns = epilogue.Space.Columns;
            for (var i = 0; i < sums.Length; i++)
            {
                var (at, sum) = (i, sums[i]);
                sums[i] = double.IsNaN(sum) ? sum : Evaluator.Evaluate(epilogue.Results[0].Value, leaf => leaf switch
                {
                    Input { Slot: 0 } => sum,
                    Input { Slot: var slot } when epilogue.Space.BroadcastOf(epilogue.Inputs[slot]) == Broadcast.AlongRows =>
                        memory[epilogue.Inputs[slot]][at % columns],
                    Input { Slot: var slot } when epilogue.Space.BroadcastOf(epilogue.Inputs[slot]) == Broadcast.Everywhere => memory[epilogue.Inputs[slot]][0],
                    Input { Slot: var slot } => memory[epilogue.Inputs[slot]][at],
                    _ => throw new NotSupportedException(),
                });
            }
        }

        return (sums, magnitudes);
    }

    private static int LengthOf(Tensor tensor) => tensor.Size * (tensor.Batched ? Batch : 1);

    private static bool SameBits(float[] a, float[] b) =>
        a.Select(BitConverter.SingleToInt32Bits).SequenceEqual(b.Select(BitConverter.SingleToInt32Bits));
}
