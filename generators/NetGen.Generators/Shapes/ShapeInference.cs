using System.Numerics;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Shapes;

/// <summary>
/// Walks the layers from the input down. Below a mistake shapes are unknown (null) until a layer fixes its own, and what is unknown is
/// not complained about: one mistake, one message.
/// </summary>
internal sealed class ShapeInference
{
    private readonly List<Mistake> _mistakes;
    private BigInteger _parameters;
    private bool _isTooLarge;

    private ShapeInference(List<Mistake> mistakes) => _mistakes = mistakes;

    /// <summary>The input shape and, after it, each layer's output shape.</summary>
    public static IReadOnlyList<Shape?> Infer(Shape? input, EquatableArray<Placed<Layer>> layers, List<Mistake> mistakes)
    {
        var inference = new ShapeInference(mistakes);
        var shapes = new Shape?[layers.Count + 1];
        shapes[0] = input;
        for (var i = 0; i < layers.Count; i++)
            shapes[i + 1] = inference.OutputOf(layers[i], shapes[i]);
        return shapes;
    }

    private Shape? OutputOf(Placed<Layer> placed, Shape? input)
    {
        if (placed.Value is not { } layer)
            return null;

        if (input is not { } known)
            return FixedOutput(placed, layer, mayNote: true);

        if (layer.ShapeProblem(known) is { } problem)
        {
            var words = problem.WordsFor(placed.Label);
            _mistakes.Add(new Mistake(problem.Id, placed.Index, problem.Argument, words) { Inside = problem.Inside, Mend = problem.Mend });
            return FixedOutput(placed, layer, mayNote: false);
        }

        var output = layer.OutputShape(known);
        return Fits(placed, SizeLimits.SizeOf(output), layer.Parameters(known)) ? output : null;
    }

    // Of a layer that has a mistake already, its size is not another.
    private Shape? FixedOutput(Placed<Layer> placed, Layer layer, bool mayNote)
    {
        if (layer.FixedOutputShape is not { } output)
            return null;

        var size = SizeLimits.SizeOf(output);
        if (size > SizeLimits.MaxSize && mayNote)
            Note(placed, SizeLimits.ValuesWords(size));
        return size > SizeLimits.MaxSize ? null : output;
    }

    private bool Fits(Placed<Layer> placed, BigInteger outputs, BigInteger parameters)
    {
        _parameters += parameters;
        if (outputs > SizeLimits.MaxSize)
            Note(placed, SizeLimits.ValuesWords(outputs));
        else if (_parameters > SizeLimits.MaxSize && !_isTooLarge)
            Note(placed, $"brings the network to {SizeLimits.Text(_parameters)} parameters");
        return outputs <= SizeLimits.MaxSize;
    }

    private void Note(Placed<Layer> placed, string words)
    {
        _isTooLarge = true;
        _mistakes.Add(new Mistake(DiagnosticIds.TooLarge, placed.Index, null, placed.Label, words, SizeLimits.Text(SizeLimits.MaxSize)));
    }
}
