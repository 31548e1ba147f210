using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[UpSample2D(factor)]</c> and, with one factor, <c>[UpSample1D(factor)]</c>.</summary>
internal sealed record UpSampleLayer(Integers Factors, InterpolationKind Interpolation) : Layer
{
    public override string Kind => Factors.Count == 2 ? "UpSample2D" : "UpSample1D";

    public override string Description
    {
        get
        {
            var factors = string.Join("×", Factors.Select(Words.Number));
            return Interpolation == InterpolationKind.Nearest ? $"{Kind}({factors})" : $"{Kind}({factors}, {Interpolation})";
        }
    }

    public override Shape OutputShape(Shape input) => input.Rank == Factors.Count + 1
        ? new Shape([.. Factors.Select((factor, axis) => SlidingWindows.Product(input.Axes[axis], factor)), input.Last])
        : input;

    public override ShapeProblem? ShapeProblem(Shape input) => Words.NotSpatial(input, Factors.Count);

    public override long MultiplyAdds(Shape input)
    {
        if (Interpolation == InterpolationKind.Nearest)
            return 0;

        var output = OutputShape(input);
        return ((long)output.Axes[0] * input.Size) + ((long)input.Axes[1] * output.Size);
    }

    public override string? WhyWithoutEffect(Shape input) => Factors.All(factor => factor == 1) ? "its factor is 1" : null;

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        if (Factors.All(factor => factor == 1))
            return input;

        return Interpolation == InterpolationKind.Nearest ? Repeat(context, input) : BilinearInterpolation.Lower(context, input, Factors);
    }

    private Tensor Repeat(LoweringContext context, Tensor input)
    {
        var output = context.Temporary(OutputShape(input.Shape));
        var factor = new Extents(Factors[0], Factors.Count == 2 ? Factors[1] : 1);
        var shape = new WindowShape(Size(output.Shape), Size(input.Shape), factor, factor, new Extents(0, 0), input.Shape.Last);
        context.Emit(new WindowSpread(output, input, null, shape, WindowKind.Sum));
        return output;
    }

    // A sequence is an image of one column.
    private static Extents Size(Shape shape) => new(shape.Axes[0], shape.Rank == 3 ? shape.Axes[1] : 1);
}
