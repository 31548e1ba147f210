using NetGen.Generators.Diagnostics;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Residual&lt;TBlock&gt;]</c> (He et al. 2016): y = f(body(x) + x), or with a shortcut's output for x.</summary>
internal sealed record ResidualLayer(LayerStack Body, LayerStack? Shortcut, ActivationFunction Activation) : CompositeLayer
{
    /// <summary>The part of a path that tells the shortcut's layers from the body's.</summary>
    public const string ShortcutName = "shortcut";

    /// <summary>The same for the slope of PReLU.</summary>
    public const string SlopeName = "prelu";

    private const string ShortcutPrefix = ShortcutName + ".";

    public override string Kind => "Residual";

    public override string Description =>
        Activation.Kind == ActivationKind.Identity ? $"Residual<{Body.Block}>" : $"Residual<{Body.Block}>({Activation.Kind})";

    public override Shape? FixedOutputShape => Body.FixedOutputShape ?? Shortcut?.FixedOutputShape;

    // A sum is another number than what is added.
    public override ActivationKind? LastActivation => Activation.Kind;

    public override Shape OutputShape(Shape input) => Body.OutputShape(input);

    public override ShapeProblem? ShapeProblem(Shape input)
    {
        if (Body.ShapeProblem(input) is { } inBody)
            return inBody with { Argument = "TBlock" };
        if (Shortcut?.ShapeProblem(input) is { } inShortcut)
            return inShortcut with { Argument = nameof(Shortcut), Where = $"its shortcut: {inShortcut.Where}" };

        var (body, other) = (Body.OutputShape(input), Shortcut?.OutputShape(input) ?? input);
        if (body == other)
            return Activation.ShapeProblem(body, nameof(Activation));
        return Shortcut is null
            ? new ShapeProblem(
                DiagnosticIds.BranchesDoNotFit, null, $"its body gives {body}, its input is {other}",
                "the two are added, so bring the input to the body's shape by Shortcut = typeof(...)")
            : new ShapeProblem(
                DiagnosticIds.BranchesDoNotFit, nameof(Shortcut), $"its body gives {body}, its shortcut {other}",
                "the two are added, so they must have one shape");
    }

    public override long Parameters(Shape input) => base.Parameters(input) + Activation.Parameters;

    public override long CountLayers() => 1 + Body.LayerCount + (Shortcut?.LayerCount ?? 0);

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        var body = Body.Lower(context, "", input);
        var shortcut = Shortcut?.Lower(context, ShortcutPrefix, input) ?? input;
        var sum = Elementwise.Combine(context, "sum", (a, b) => a + b, body, shortcut);
        return Activation.Lower(context, sum, SlopeName + ".weight");
    }

    protected override IEnumerable<BlockUse> Uses(Shape input)
    {
        yield return new BlockUse("", Body, input);
        if (Shortcut is not null)
            yield return new BlockUse(ShortcutPrefix, Shortcut, input);
    }
}
