using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Program;

/// <summary>
/// Copies elements to other places: padding, cropping, concatenation, other orders of axes. Each part copies from one tensor; an element
/// is copied at most once.
/// </summary>
/// <param name="parts">What goes where; the output is the same tensor in all.</param>
/// <param name="fillsRest">Whether some of the output is covered by no part: it becomes 0.</param>
internal sealed class Rearrange(IReadOnlyList<RearrangePart> parts, bool fillsRest) : Op
{
    public IReadOnlyList<RearrangePart> Parts { get; } = parts;

    public bool FillsRest { get; } = fillsRest;

    public Tensor Output => Parts[0].Output.Tensor;

    public override IReadOnlyList<Tensor> Inputs { get; } = parts.Select(part => part.Input.Tensor).Distinct().ToList();

    public override IReadOnlyList<Tensor> Outputs { get; } = [parts[0].Output.Tensor];

    public override string Formula =>
        string.Join("; ", Parts.Select(part => $"{part.Output} = {part.Input}")) + (FillsRest ? ", 0 elsewhere" : "");

    /// <summary>Zeros around (and between) the elements: input element i of an axis becomes output element before + i.</summary>
    public static Rearrange Pad(Tensor output, Tensor input, Integers before)
    {
        var loops = Loops(input);
        var isLarger = output.Size > input.Size;
        return new Rearrange([new RearrangePart(Shifted(output, loops, before), Operand.Of(input, loops))], isLarger);
    }

    /// <summary>A box out of the input, from <paramref name="start"/> on, as large as the output.</summary>
    public static Rearrange Crop(Tensor output, Tensor input, Integers start)
    {
        var loops = Loops(output);
        return new Rearrange([new RearrangePart(Operand.Of(output, loops), Shifted(input, loops, start))], fillsRest: false);
    }

    /// <summary>The inputs one behind the other along an axis (of a sample).</summary>
    public static Rearrange Concatenate(Tensor output, int axis, IReadOnlyList<Tensor> inputs)
    {
        var parts = new List<RearrangePart>();
        var before = new int[output.Shape.Rank];
        foreach (var input in inputs)
        {
            var loops = Loops(input);
            parts.Add(new RearrangePart(Shifted(output, loops, new Integers([.. before])), Operand.Of(input, loops)));
            before[axis] += input.Shape.Axes[axis];
        }

        return new Rearrange(parts, fillsRest: false);
    }

    /// <summary>Axes in another order: axis i of the output is axis <c>order[i]</c> of the input (of a sample).</summary>
    public static Rearrange Permute(Tensor output, Tensor input, Integers order)
    {
        var loops = Loops(input);
        var skip = input.Batched ? 1 : 0;
        LoopIndex[] permuted = [.. loops.Take(skip), .. order.Select(axis => loops[axis + skip])];
        return new Rearrange([new RearrangePart(Operand.Of(output, permuted), Operand.Of(input, loops))], fillsRest: false);
    }

    public override void Differentiate(Adjoint adjoint)
    {
        if (adjoint.GradientOf(Output) is not { } gradient)
            return;

        foreach (var part in Parts.Where(part => adjoint.Needs(part.Input.Tensor)))
        {
            var input = adjoint.NewGradient(part.Input.Tensor);
            var back = new RearrangePart(part.Input with { Tensor = input }, part.Output with { Tensor = gradient });
            adjoint.Emit(new Rearrange([back], fillsRest: !part.CoversInput));
            adjoint.Contribute(part.Input.Tensor, input);
        }
    }

    private static LoopIndex[] Loops(Tensor tensor)
    {
        var loops = tensor.Shape.Axes.Select((extent, axis) => new LoopIndex("ijklmn"[axis].ToString(), extent));
        return tensor.Batched ? [new LoopIndex("b", LoopIndex.Batch), .. loops] : [.. loops];
    }

    private static Operand Shifted(Tensor tensor, LoopIndex[] loops, Integers offsets)
    {
        var skip = tensor.Batched ? 1 : 0;
        return Operand.Of(tensor, loops.Select((loop, i) => i < skip ? AxisMap.Of(loop) : AxisMap.Of(loop).Plus(offsets[i - skip])));
    }
}

/// <summary>Elements that are copied: every element that the loops reach in <paramref name="Input"/>.</summary>
internal sealed record RearrangePart(Operand Output, Operand Input)
{
    /// <summary>Whether the input's pixels are copied with all their channels, as an image (or a row of steps), to where there is a margin round them.</summary>
    public bool AddsMargin => Input.Tensor.Batched && Output.Tensor.Batched && CoversInput && Input.Axes.Count == Output.Axes.Count && Input.Axes.Count is 3 or 4
        && Integers.Range(0, Input.Axes.Count).All(axis => Output.Axes[axis].Plus(-Output.Axes[axis].Offset).Plain == Input.Axes[axis].Plain)
        && Output.Axes[Input.Axes.Count - 1].Offset == 0 && Input.Tensor.Shape.Last == Output.Tensor.Shape.Last;

    /// <summary>Whether every element of the input is copied.</summary>
    public bool CoversInput
    {
        get
        {
            var skip = Input.Tensor.Batched ? 1 : 0;
            return Input.IsPlain && Integers.Range(skip, Input.Axes.Count - skip).All(axis => Input.Axes[axis].Plain!.Extent == Input.Tensor.Shape.Axes[axis - skip]);
        }
    }
}
