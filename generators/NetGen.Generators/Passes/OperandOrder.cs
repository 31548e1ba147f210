using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Kernels vectorise over the index that steps through neighbouring outputs, which must step through neighbours in the right operand
/// too. Where it doesn't (dX = dY·Wᵀ), a copy of the operand with these neighbours last is made first, in panels where it is wide. Its other
/// axes are in the order (and direction) in which the left operand is gone through: then a row of taps with its channels is one loop.
/// </summary>
internal static class OperandOrder
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        var names = new TensorNamesInUse(program);
        foreach (var op in program.Ops)
            ops.Add(op is Contraction contraction ? Order(contraction, ops, names) : op);
        return program.With(ops);
    }

    private static Contraction Order(Contraction contraction, List<Op> ops, TensorNamesInUse names)
    {
        if (contraction.Parts.All(part => Last(part.Right) == Last(part.Output)))
            return contraction;

        // A single column without an index has no neighbours (a transposed convolution with one filter a group).
        if (contraction.Output.Tensor.Shape.Last == 1 && contraction.Parts.All(part => Last(part.Output) is null))
            return contraction;

        if (contraction.Parts.All(part => Last(part.Left) == Last(part.Output)))
            return With(contraction, part => part with { Left = part.Right, Right = part.Left });

        contraction = Unpack(contraction, ops, names);

        // The axis that should be last is the same in all parts; so is the index along it.
        var tensor = contraction.Right.Tensor;
        var column = Last(contraction.Output)!;
        var axis = contraction.Right.Axes.ToList().FindIndex(map => map.Plain == column);
        if (tensor.Batched || contraction.Parts.Any(part => Last(part.Output) != column || axis < 0 || part.Right.Axes[axis].Plain != column))
            throw new NotSupportedException($"No kernel reads {contraction.Formula}.");

        var width = Panels.WidthFor(tensor.Size / column.Extent, column.Extent);
        return width == 0 ? MoveLast(contraction, axis, ops, names) : MoveIntoPanels(contraction, axis, width, ops, names);
    }

    // An axis of which the column is a digit (group of a grouped convolution) is seen as an axis for each digit.
    private static Contraction Unpack(Contraction contraction, List<Op> ops, TensorNamesInUse names)
    {
        var column = Last(contraction.Output)!;
        var (tensor, axes) = (contraction.Right.Tensor, contraction.Right.Axes);
        var axis = axes.ToList().FindIndex(map => map.Terms.Count > 1 && map.Terms.Any(term => term.Index == column));
        if (axis < 0 || tensor.Batched || !axes[axis].Covers(tensor.Shape.Axes[axis]))
            return contraction;

        var digits = Ordered.Ascending(axes[axis].Terms, term => -(long)term.Coefficient).ConvertAll(term => term.Index);
        var shape = tensor.Shape.Axes.SelectMany((extent, i) => i == axis ? digits.Select(digit => digit.Extent) : [extent]);
        var view = new Tensor(names.New(tensor.Name + ".groups"), TensorRole.Temporary, batched: false, new Shape(shape.ToArray()));
        ops.Add(new Reshape(view, tensor) { Origin = contraction.Origin });
        return With(contraction, part => part with
        {
            Right = new Operand(
                view, part.Right.Axes.SelectMany((map, i) => i == axis ? digits.Select(AxisMap.Of) : [map]).ToEquatableArray()),
        });
    }

    private static Contraction MoveLast(Contraction contraction, int axis, List<Op> ops, TensorNamesInUse names)
    {
        var matrix = contraction.Right.Tensor;
        var others = OtherAxes(contraction, axis);
        var transposed = Transposed(names, matrix, Integers.Of(others, other => matrix.Shape.Axes[other.Axis]).Append(matrix.Shape.Axes[axis]));
        var loops = Loops(matrix);
        var output = Operand.Of(transposed, others.Select(other => loops[other.Axis]).Append(loops[axis]).ToArray());
        ops.Add(Copy(output, Source(matrix, loops, others), contraction.Origin));
        return With(contraction, part => part with
        {
            Right = Operand.Of(transposed, others.Select(other => other.Of(part.Right)).Append(part.Right.Axes[axis])),
        });
    }

    // In the order of the left operand's steps, the longest first; those that go back while it goes forward, turned round.
    private static List<OtherAxis> OtherAxes(Contraction contraction, int axis)
    {
        var others = Integers.Range(0, contraction.Right.Axes.Count).Where(other => other != axis).Select(other => new OtherAxis(other, IsTurned(other)));
        return Ordered.Ascending(others, other => -StepOf(other.Axis));

        long StepOf(int other)
        {
            var longest = 0L;
            foreach (var part in contraction.Parts)
            {
                foreach (var term in part.Right.Axes[other].Terms)
                    longest = Math.Max(longest, Math.Abs((long)PlannedLoop.Of(term.Index, part).Left));
            }

            return longest;
        }

        bool IsTurned(int other)
        {
            var terms = contraction.Parts.SelectMany(part => part.Right.Axes[other].Terms).ToList();
            return terms.Count > 0 && terms.All(term => term.Coefficient < 0);
        }
    }

    // What is copied, in loops over the copy.
    private static Operand Source(Tensor matrix, LoopIndex[] loops, List<OtherAxis> others) => Operand.Of(matrix, loops.Select((loop, i) =>
        others.Exists(other => other.Axis == i && other.IsTurned) ? AxisMap.Of(loop, -1, loop.Extent - 1) : AxisMap.Of(loop)));

    private sealed record OtherAxis(int Axis, bool IsTurned)
    {
        public AxisMap Of(Operand operand)
        {
            var map = operand.Axes[Axis];
            return !IsTurned ? map : new AxisMap(
                map.Terms.Select(term => term with { Coefficient = -term.Coefficient }).ToEquatableArray(), operand.Tensor.Shape.Axes[Axis] - 1 - map.Offset);
        }
    }

    private static Contraction MoveIntoPanels(Contraction contraction, int axis, int width, List<Op> ops, TensorNamesInUse names)
    {
        var matrix = contraction.Right.Tensor;
        var others = OtherAxes(contraction, axis);
        var transposed = Transposed(
            names, matrix, Integers.Of(others, other => matrix.Shape.Axes[other.Axis]).Prepend(matrix.Shape.Axes[axis] / width).Append(width));

        var loops = Loops(matrix);
        var (panelLoop, laneLoop, loopDigits) = Panels.Split(loops[axis], width);
        var output = Operand.Of(transposed, others.Select(other => loops[other.Axis]).Prepend(panelLoop).Append(laneLoop).ToArray());
        ops.Add(Copy(output, Source(matrix, loops, others).Split(loops[axis], loopDigits), contraction.Origin));

        return With(contraction, part =>
        {
            var column = Last(part.Output)!;
            var (panel, lane, digits) = Panels.Split(column, width);
            var split = part.Split(column, digits);
            var axes = others.Select(other => other.Of(part.Right)).Prepend(AxisMap.Of(panel)).Append(AxisMap.Of(lane));
            return split with { Right = Operand.Of(transposed, axes) };
        });
    }

    private static Tensor Transposed(TensorNamesInUse names, Tensor matrix, Integers axes) =>
        new(names.New(matrix.Name + "ᵀ"), TensorRole.Temporary, batched: false, new Shape(axes));

    private static LoopIndex[] Loops(Tensor tensor) =>
        [.. tensor.Shape.Axes.Select((extent, axis) => new LoopIndex("ijklmn"[axis].ToString(), extent))];

    private static Rearrange Copy(Operand output, Operand input, string origin) =>
        new([new RearrangePart(output, input)], fillsRest: false) { Origin = origin };

    private static Contraction With(Contraction contraction, Func<ContractionPart, ContractionPart> change) =>
        new(contraction.Parts.Select(change).ToList()) { Origin = contraction.Origin };

    private static LoopIndex? Last(Operand operand) => operand.Axes[operand.Axes.Count - 1].Unit;
}
