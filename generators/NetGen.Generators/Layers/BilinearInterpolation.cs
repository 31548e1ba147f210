using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>An image times a constant matrix along each of its axes.</summary>
internal static class BilinearInterpolation
{
    public static Tensor Lower(LoweringContext context, Tensor image, Integers factors)
    {
        for (var axis = 0; axis < factors.Count; axis++)
        {
            if (factors[axis] > 1)
                image = Along(context, image, axis, factors[axis]);
        }

        return image;
    }

    /// <summary>
    /// The share of each input in each output, [outputs, inputs]: outputs' centres lie at (o + ½)/factor − ½ among the inputs', what lies
    /// beyond the first or the last is the border's.
    /// </summary>
    public static double[] Matrix(int inputs, int factor)
    {
        var outputs = inputs * factor;
        var matrix = new double[outputs * inputs];
        for (var o = 0; o < outputs; o++)
        {
            var at = Math.Min(Math.Max(((o + 0.5) / factor) - 0.5, 0), inputs - 1);
            var low = Math.Min((int)at, inputs - 1);
            var high = Math.Min(low + 1, inputs - 1);
            matrix[(o * inputs) + low] += 1 - (at - low);
            matrix[(o * inputs) + high] += at - low;
        }

        return matrix;
    }

    private static Tensor Along(LoweringContext context, Tensor image, int axis, int factor)
    {
        var inputs = image.Shape.Axes[axis];
        var extents = image.Shape.Axes.ToArray();
        extents[axis] = inputs * factor;
        var matrix = context.Constant("matrix", new Shape(extents[axis], inputs), Matrix(inputs, factor));
        var output = context.Temporary(new Shape(extents), axis == 0 ? "rows" : "columns");

        var (b, c) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("c", image.Shape.Last));
        var (o, i) = (new LoopIndex("o", extents[axis]), new LoopIndex("i", inputs));
        var other = new LoopIndex(axis == 0 ? "x" : "y", extents[1 - axis]);
        LoopIndex[] At(LoopIndex index) => axis == 0 ? [b, index, other, c] : [b, other, index, c];
        context.Emit(new Contraction(Operand.Of(output, At(o)), Operand.Of(image, At(i)), Operand.Of(matrix, o, i)));
        return output;
    }
}
