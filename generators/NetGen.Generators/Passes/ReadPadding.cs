using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Kernels read without asking whether there is something (but those that go along the rows of an image, see <see cref="ImplicitPadding"/>). Where a contraction reaches beyond the ends of what it reads (the gradients of
/// a transposed convolution, into the margin that its padding cut off), it gets a copy with zeros round it.
/// </summary>
internal sealed class ReadPadding
{
    private readonly List<Op> _ops = [];
    private readonly TensorNamesInUse _names;
    private readonly Dictionary<Padding, Tensor> _copies = [];

    private ReadPadding(NetworkProgram program) =>
        _names = new TensorNamesInUse(program);

    public static NetworkProgram Run(NetworkProgram program)
    {
        var pass = new ReadPadding(program);
        foreach (var op in program.Ops)
            pass._ops.Add(op is Contraction { Epilogue: null } contraction ? pass.Inside(contraction) : op);
        return program.With(pass._ops);
    }

    private Contraction Inside(Contraction contraction)
    {
        // A sum over nothing reads nothing.
        var reading = contraction.Parts.Where(part => part.Reduction.All(index => index.Extent != 0)).ToList();
        var left = Inside(reading.ConvertAll(part => part.Left), contraction.Origin);
        var right = Inside(reading.ConvertAll(part => part.Right), contraction.Origin);
        return left is null && right is null ? contraction : new Contraction(contraction.Parts.Select(part => part with
        {
            Left = left?.Move(part.Left) ?? part.Left,
            Right = right?.Move(part.Right) ?? part.Right,
        }).ToList())
        {
            Origin = contraction.Origin,
        };
    }

    // Null where all of them stay inside already.
    private Margin? Inside(List<Operand> operands, string origin)
    {
        if (operands.Count == 0)
            return null;

        var tensor = operands[0].Tensor;
        var skip = tensor.Batched ? 1 : 0;
        var before = new int[tensor.Shape.Rank];
        var behind = new int[tensor.Shape.Rank];
        foreach (var operand in operands)
        {
            for (var axis = 0; axis < before.Length; axis++)
            {
                var map = operand.Axes[axis + skip];
                before[axis] = Math.Max(before[axis], -map.Reach(Math.Min));
                behind[axis] = Math.Max(behind[axis], map.Reach(Math.Max) + 1 - tensor.Shape.Axes[axis]);
            }
        }

        return IsZero(before) && IsZero(behind) ? null : new Margin(Copy(tensor, new Integers(before), new Integers(behind), origin), before);
    }

    private static bool IsZero(int[] numbers) => Array.TrueForAll(numbers, number => number == 0);

    // Several contractions may read the same tensor alike: a gradient goes into that of the input and of the weight.
    private Tensor Copy(Tensor tensor, Integers before, Integers behind, string origin)
    {
        var key = new Padding(tensor, before, behind);
        if (_copies.TryGetValue(key, out var known))
            return known;

        var name = _names.New(tensor.Name + ".padded");
        var shape = new Shape(tensor.Shape.Axes.Select((extent, axis) => before[axis] + extent + behind[axis]));
        var copy = new Tensor(name, TensorRole.Temporary, tensor.Batched, shape);
        var pad = Rearrange.Pad(copy, tensor, before);
        pad.Origin = origin;
        _ops.Add(pad);
        _copies.Add(key, copy);
        return copy;
    }

    // Zeros round a tensor.
    private sealed record Padding(Tensor Tensor, Integers Before, Integers Behind);

    private sealed record Margin(Tensor Copy, int[] Before)
    {
        public Operand Move(Operand operand)
        {
            var skip = Copy.Batched ? 1 : 0;
            return Operand.Of(Copy, operand.Axes.Select((map, axis) => axis < skip ? map : map.Plus(Before[axis - skip])));
        }
    }
}
