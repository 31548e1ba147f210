using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>The layers of a block, for any input. All uses of a block share one; what it becomes depends on the input's shape.</summary>
/// <param name="Block">What messages call the block.</param>
internal sealed record LayerStack(string Block, EquatableArray<StackedLayer> Layers)
{
    /// <summary>What stands for a block that isn't understood; nothing is built on it.</summary>
    public static readonly LayerStack Empty = new("", default);

    /// <summary>
    /// All layers, those of blocks inside too. Counted block by block: one by one they may be more than there is time for.
    /// </summary>
    public long LayerCount { get; } = Layers.Sum(layer => layer.Layer.CountLayers());

    /// <summary>The output shape where it doesn't depend on the input's, else null.</summary>
    public Shape? FixedOutputShape
    {
        get
        {
            Shape? shape = null;
            foreach (var stacked in Layers)
                shape = shape is { } known && stacked.Layer.ShapeProblem(known) is null
                    ? stacked.Layer.OutputShape(known)
                    : stacked.Layer.FixedOutputShape;
            return shape;
        }
    }

    /// <summary>The function that the output went through last; null if the block only passes its input on.</summary>
    public ActivationKind? LastActivation
    {
        get
        {
            // From behind, each asked once: a layer that is made of blocks asks these.
            for (var i = Layers.Count - 1; i >= 0; i--)
            {
                if (Layers[i].Layer.LastActivation is { } kind)
                    return kind;
            }

            return null;
        }
    }

    public Shape OutputShape(Shape input)
    {
        foreach (var stacked in Layers)
            input = stacked.Layer.OutputShape(input);
        return input;
    }

    /// <summary>The first layer that can't take what it gets, and why; or null.</summary>
    public ShapeProblem? ShapeProblem(Shape input)
    {
        foreach (var stacked in Layers)
        {
            if (stacked.Layer.ShapeProblem(input) is { } problem)
                return stacked.Claim(problem);

            input = stacked.Layer.OutputShape(input);
            if (SizeLimits.SizeOf(input) is var size && size > SizeLimits.MaxSize)
            {
                string[] words = [SizeLimits.ValuesWords(size), SizeLimits.Text(SizeLimits.MaxSize)];
                return stacked.Claim(new ShapeProblem(DiagnosticIds.TooLarge, null, words));
            }
        }

        return null;
    }

    /// <summary>The layers with their shapes; their names begin with <paramref name="prefix"/>.</summary>
    public IEnumerable<LayerNode> Nodes(string prefix, Shape input)
    {
        foreach (var stacked in Layers)
        {
            var output = stacked.Layer.OutputShape(input);
            yield return new LayerNode(stacked.Layer, prefix + stacked.Name, input, output);
            input = output;
        }
    }

    /// <summary>Lowers the layers below the layer that is being lowered; their names there begin with <paramref name="prefix"/>.</summary>
    public Tensor Lower(LoweringContext context, string prefix, Tensor tensor)
    {
        var user = context.LayerName;
        foreach (var stacked in Layers)
        {
            context.LayerName = $"{user}.{prefix}{stacked.Name}";
            tensor = stacked.Layer.Lower(context, tensor);
        }

        context.LayerName = user;
        return tensor;
    }
}

/// <summary>A layer of a block.</summary>
/// <param name="Name">Its name in the block.</param>
/// <param name="Label">What messages call it: <c>Layer 2 of Body (Dense)</c>.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record StackedLayer(Layer Layer, string Name, string Label, PlaceInBlock Place)
{
    /// <summary>The problem of this layer, or of one inside of it, as the block around sees it.</summary>
    public ShapeProblem Claim(ShapeProblem problem) => problem with
    {
        Where = problem.Where is null ? Label : $"{Label}: {problem.Where}",
        Inside = problem.Inside ?? Place with { Argument = problem.Argument },
    };
}
