using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// The gradient of an image with few channels. Gathered pixel by pixel, most lanes of a vector stay empty. Instead, each pixel of what
/// streams through is multiplied with a row of taps at once, their channels side by side, and then what lies over each other is added up:
/// x[i] = Σk products[i − k, k].
/// </summary>
/// <param name="Weights">The taps of a row with their channels as columns.</param>
/// <param name="Products">The products; they may still scatter along other axes.</param>
/// <param name="Fold">The sum of those that belong to the same pixel.</param>
internal sealed record TapColumns(Rearrange Weights, Contraction Products, Contraction Fold)
{
    /// <summary>Channels that fill less than half of the widest vector.</summary>
    private const int FewChannels = 8;

    /// <summary>Null where it isn't possible, or doesn't pay.</summary>
    /// <param name="contraction">The gradient.</param>
    /// <param name="output">What is wanted of it.</param>
    /// <param name="names">The program's names.</param>
    public static TapColumns? Of(Contraction contraction, Operand output, TensorNamesInUse names)
    {
        var isLeft = contraction.Left.Tensor.Batched;
        var (stream, taps) = isLeft ? (contraction.Left, contraction.Right) : (contraction.Right, contraction.Left);
        var x = output.Axes.Count - 2;
        if (x < 1 || taps.Tensor.Batched || !taps.IsPlain || output.Axes[x].Terms.Count != 2 || output.Axes[x + 1].Plain is not { Extent: <= FewChannels } channel)
            return null;

        var streamed = output.Axes[x].Terms.SingleOrDefault(term => stream.Indices.Contains(term.Index));
        var tap = output.Axes[x].Terms.SingleOrDefault(term => taps.Indices.Contains(term.Index));
        if (streamed is not { Coefficient: 1 } || tap is null || !taps.Indices.Contains(channel) || !Pays(streamed.Index, tap.Index, channel, output.ExtentOf(x)))
            return null;

        // Weight[…, taps and channels], and zeros that fill the last vector.
        var columns = new LoopIndex(tap.Index.Name + channel.Name, Vectors(tap.Index.Extent * channel.Extent) * TilePlan.Lanes);
        var others = taps.Axes.Where(axis => axis.Plain != tap.Index && axis.Plain != channel).ToList();
        var rows = new Tensor(
            names.New(taps.Tensor.Name + ".rows"), TensorRole.Temporary, batched: false, new Shape([.. others.Select(axis => axis.Plain!.Extent), columns.Extent]));
        var digits = AxisMap.Sum(0, new AxisTerm(tap.Index, channel.Extent), new AxisTerm(channel, 1));
        var weights = new Rearrange([new RearrangePart(Operand.Of(rows, others.Append(digits)), taps)], rows.Size > taps.Tensor.Size) { Origin = contraction.Origin };

        // Products[…, x, taps and channels].
        var shape = output.Tensor.Shape.Axes.Take(output.Tensor.Shape.Rank - 2).Append(streamed.Index.Extent).Append(columns.Extent);
        var products = new Tensor(names.New(output.Tensor.Name + ".rows"), TensorRole.Temporary, output.Tensor.Batched, new Shape([.. shape]));
        var target = Operand.Of(products, output.Axes.Take(x).Append(AxisMap.Of(streamed.Index)).Append(AxisMap.Of(columns)));
        var right = Operand.Of(rows, others.Append(AxisMap.Of(columns)));
        var multiply = isLeft ? new Contraction(target, stream, right) : new Contraction(target, right, stream);
        multiply.Origin = contraction.Origin;

        // Output[…, i, c] = Σ products[…, i − tap, (tap, c)].
        var loops = output.Axes.Take(x).Select((_, axis) => new LoopIndex("bijklm"[axis].ToString(), output.ExtentOf(axis))).ToList();
        var pixel = new LoopIndex(streamed.Index.Name, output.ExtentOf(x));
        var from = AxisMap.Sum(-output.Axes[x].Offset, new AxisTerm(pixel, 1), new AxisTerm(tap.Index, -tap.Coefficient));
        var ones = new Tensor(names.New("ones"), TensorRole.Constant, batched: false, new Shape(tap.Index.Extent, channel.Extent))
        {
            Values = Enumerable.Repeat(1.0, tap.Index.Extent * channel.Extent).ToList(),
        };
        var leading = loops.Select(AxisMap.Of).ToList();
        var fold = new Contraction(
            Operand.Of(output.Tensor, leading.Append(AxisMap.Of(pixel)).Append(AxisMap.Of(channel))),
            Operand.Of(products, leading.Append(from).Append(digits)),
            Operand.Of(ones, tap.Index, channel))
        {
            Origin = contraction.Origin,
        };
        return new TapColumns(weights, multiply, fold);
    }

    // Vectors that are multiplied, for each of the streamed channels: of a pixel for each tap, or of a streamed pixel for all taps.
    private static bool Pays(LoopIndex streamed, LoopIndex tap, LoopIndex channel, int pixels)
    {
        var gathered = pixels * tap.Extent;
        var folded = streamed.Extent * Vectors(tap.Extent * channel.Extent);
        return 3 * folded < 2 * gathered;
    }

    private static int Vectors(int columns) => (columns + TilePlan.Lanes - 1) / TilePlan.Lanes;
}
