namespace NetGen.Generators.Program;

/// <summary>Pooling: one value for the inputs under each position of a window, channel by channel.</summary>
internal sealed class Window(Tensor output, Tensor input, WindowShape shape, WindowKind kind) : Op
{
    public Tensor Output { get; } = output;

    public Tensor Input { get; } = input;

    public WindowShape Shape { get; } = shape;

    /// <summary>Where every window lies inside of the input the two means are the same.</summary>
    public WindowKind Kind { get; } = kind == WindowKind.AverageInside && shape.IsInside ? WindowKind.Average : kind;

    /// <summary>For a maximum whose gradient is wanted: which tap of the window it came from (the first of equals).</summary>
    public Tensor? Tap { get; private set; }

    public override IReadOnlyList<Tensor> Inputs => [Input];

    public override IReadOnlyList<Tensor> Outputs => Tap is null ? [Output] : [Output, Tap];

    public override string Formula
    {
        get
        {
            var name = Kind switch
            {
                WindowKind.Max => "max",
                WindowKind.Sum => "Σ",
                _ => "mean",
            };
            var tap = Tap is null ? "" : $"; {Tap.Name} = where it was";
            return $"{Output.Name} = {name} of {Input.Name} over {Shape.Kernel} windows, stride {Shape.Stride}{tap}";
        }
    }

    /// <summary>Spreads each output's gradient over the inputs that it came from.</summary>
    public override void Differentiate(Adjoint adjoint)
    {
        if (adjoint.GradientOf(Output) is not { } gradient || !adjoint.Needs(Input))
            return;

        if (Kind == WindowKind.Max)
            Tap = adjoint.NewTemporary(Output.Name + ".tap", Output.Batched, Output.Shape);
        var part = adjoint.NewGradient(Input);
        adjoint.Emit(new WindowSpread(part, gradient, Tap, Shape, Kind));
        adjoint.Contribute(Input, part);
    }
}
