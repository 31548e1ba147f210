using System.Globalization;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary><c>[Repeat&lt;TBlock&gt;(count)]</c>: a block several times in a row, each time with weights of its own.</summary>
internal sealed record RepeatLayer(LayerStack Body, int Count) : CompositeLayer
{
    public override string Kind => "Repeat";

    public override string Description => $"Repeat<{Body.Block}>({Text(Count)})";

    public override Shape? FixedOutputShape => Body.FixedOutputShape;

    public override ActivationKind? LastActivation => Body.LastActivation;

    public override Shape OutputShape(Shape input)
    {
        for (var i = 0; i < Count; i++)
            input = Body.OutputShape(input);
        return input;
    }

    public override ShapeProblem? ShapeProblem(Shape input)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Body.ShapeProblem(input) is { } problem)
                return problem with { Argument = "TBlock", Where = i == 0 ? problem.Where : $"repetition {Text(i + 1)}: {problem.Where}" };
            input = Body.OutputShape(input);
        }

        return null;
    }

    // A repetition of nothing takes its time, too.
    public override long CountLayers() => 1 + (Count * Math.Max(1, Body.LayerCount));

    public override Tensor Lower(LoweringContext context, Tensor input)
    {
        for (var i = 0; i < Count; i++)
            input = Body.Lower(context, Prefix(i), input);
        return input;
    }

    protected override IEnumerable<BlockUse> Uses(Shape input)
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new BlockUse(Prefix(i), Body, input);
            input = Body.OutputShape(input);
        }
    }

    // As PyTorch numbers the modules of a Sequential.
    private static string Prefix(int i) => Text(i) + ".";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
