namespace NetGen.Generators.Program;

/// <summary>
/// The adjoint of <see cref="Window"/>: every input is the sum, over the windows that cover it, of what the window's value gives to it.
/// With sums it repeats each value over its window (nearest-neighbour upsampling).
/// </summary>
internal sealed class WindowSpread(Tensor output, Tensor values, Tensor? tap, WindowShape shape, WindowKind kind) : Op
{
    /// <summary>Shaped like the window's input.</summary>
    public Tensor Output { get; } = output;

    /// <summary>One value a window.</summary>
    public Tensor Values { get; } = values;

    /// <summary>For a maximum: which tap gets the value.</summary>
    public Tensor? Tap { get; } = tap;

    public WindowShape Shape { get; } = shape;

    /// <summary>Where every window lies inside of the input the two means are the same.</summary>
    public WindowKind Kind { get; } = kind == WindowKind.AverageInside && shape.IsInside ? WindowKind.Average : kind;

    public override IReadOnlyList<Tensor> Inputs => Tap is null ? [Values] : [Values, Tap];

    public override IReadOnlyList<Tensor> Outputs => [Output];

    public override string Formula
    {
        get
        {
            var share = Kind switch
            {
                WindowKind.Max => $"to where the maximum was ({Tap!.Name})",
                WindowKind.Sum => "to all of it",
                _ => "to all of it, in equal parts",
            };
            return $"{Output.Name} = {Values.Name} spread over {Shape.Kernel} windows, stride {Shape.Stride}, {share}";
        }
    }

    public override void Differentiate(Adjoint adjoint)
    {
        if (adjoint.GradientOf(Output) is not { } gradient || !adjoint.Needs(Values))
            return;

        if (Kind == WindowKind.Max)
            throw new NotSupportedException("Maxima are differentiated once only.");

        var part = adjoint.NewGradient(Values);
        adjoint.Emit(new Window(part, gradient, Shape, Kind));
        adjoint.Contribute(Values, part);
    }
}
