using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Metrics;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Shapes;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>
/// From what stands in the source to what it means, part by part: which attribute is what, whether its numbers are in range, whether a
/// part is missing or there twice. How the parts fit together is the next pass's matter.
/// </summary>
internal sealed class NetworkParser
{
    private const string TrainingSamples = "TrainingSamples";

    private readonly List<Mistake> _mistakes;
    private readonly List<Placed<Input>> _inputs = [];
    private readonly List<Placed<Layer>> _layers = [];
    private readonly List<Placed<Loss>> _losses = [];
    private readonly List<Placed<Optimizer>> _optimizers = [];
    private readonly List<Placed<MetricSpec>> _metrics = [];
    private readonly List<Placed<Budget>> _budgets = [];
    private int? _samples;

    private readonly BlockLibrary _blocks;

    private NetworkParser(NetworkDeclaration declaration)
    {
        _mistakes = [.. declaration.ClassMistakes];
        _blocks = new BlockLibrary(declaration.Blocks);
    }

    public static NetworkDraft Parse(NetworkDeclaration declaration)
    {
        var parser = new NetworkParser(declaration);
        for (var i = 0; i < declaration.Attributes.Count; i++)
            parser.Read(declaration.Attributes[i], i);

        var name = declaration.Type.DisplayName;
        parser.CheckNames(declaration);
        return new NetworkDraft(
            declaration,
            parser.TheOne(parser._inputs, name, DiagnosticIds.NoInput, DiagnosticIds.SeveralInputs, parser.UsualInput),
            parser._layers.ToEquatableArray(),
            parser.TheOne(parser._losses, name, DiagnosticIds.NoLoss, DiagnosticIds.SeveralLosses, parser.UsualLoss),
            parser.TheOne(
                parser._optimizers, name, DiagnosticIds.NoOptimizer, DiagnosticIds.SeveralOptimizers, () => Mend.Append("Adam(1e-3)")),
            parser._metrics.ToEquatableArray(),
            parser._mistakes.Concat(parser._blocks.Mistakes).ToEquatableArray())
        {
            Budget = parser._budgets.FirstOrDefault(),
            TrainingSamples = parser._samples,
        };
    }

    private void Read(AttributeModel attribute, int index)
    {
        var name = attribute.Name;
        if (name == InputParser.Attribute)
            ReadInput(attribute, index);
        else if (LayerParser.Knows(name))
            Place(_layers, attribute, index, LayerParser.LabelOf(attribute, _layers.Count + 1), LayerParser.Parse);
        else if (LossParser.Knows(name))
            Place(_losses, attribute, index, name, LossParser.Parse);
        else if (OptimizerParser.Knows(name))
            Place(_optimizers, attribute, index, name, OptimizerParser.Parse);
        else if (MetricParser.Knows(name))
            Place(_metrics, attribute, index, name, MetricParser.Parse);
        else if (name == BudgetParser.Attribute)
            Place(_budgets, attribute, index, name, (_, reader) => BudgetParser.Parse(reader));
        else if (name == NetworkAttributes.Network && attribute.Has(TrainingSamples))
            _samples = new ArgumentReader(attribute, index, name, _blocks, _mistakes).AtLeastOne(TrainingSamples);
    }

    private void ReadInput(AttributeModel attribute, int index)
    {
        if (_layers.Count > 0 && _inputs.Count == 0)
            _mistakes.Add(new Mistake(DiagnosticIds.InputBelowLayers, index, null, _layers[0].Label) { Mend = Mend.MoveBefore(attribute.Label, _layers[0].Index) });
        Place(_inputs, attribute, index, attribute.Name, (_, reader) => new Input(InputParser.Parse(reader)));
    }

    private void Place<T>(List<Placed<T>> parts, AttributeModel attribute, int index, string label, Func<string, ArgumentReader, T> parse)
        where T : class
    {
        var reader = new ArgumentReader(attribute, index, label, _blocks, _mistakes);
        var value = parse(attribute.Name, reader);
        parts.Add(new Placed<T>(reader.IsSound ? value : null, index, label));
    }

    // Only where the loss is known it is known which members there will be.
    private void CheckNames(NetworkDeclaration declaration)
    {
        if (_losses.Count != 1 || _losses[0].Value is not { } loss)
            return;

        var network = declaration.Type.DisplayName;
        foreach (var name in declaration.TakenNames.Intersect(PublicNames.For(loss.Link).Append(PublicNames.Constructor)))
        {
            var owner = name == PublicNames.Constructor ? $"Constructor '{network}(ulong)'" : name == network ? $"Network '{name}'" : $"Member '{name}' of network '{network}'";
            _mistakes.Add(new Mistake(DiagnosticIds.GeneratedNameTaken, Mistake.OnClass, name, owner));
        }
    }

    // With two of a kind nobody knows which one is meant, so nothing is built on either.
    private Placed<T>? TheOne<T>(List<Placed<T>> parts, string network, string noneId, string severalId, Func<Mend?> usual)
        where T : class
    {
        if (parts.Count == 0)
            _mistakes.Add(new Mistake(noneId, Mistake.OnClass, null, network) { Mend = usual() });
        foreach (var surplus in parts.Skip(1))
            _mistakes.Add(new Mistake(severalId, surplus.Index, null, network, surplus.Label, parts[0].Label) { Mend = Mend.Remove(surplus.Label) });
        return parts.Count == 1 ? parts[0] : null;
    }

    // A start that the first layer can take; the user knows the numbers.
    private Mend? UsualInput()
    {
        var first = _layers.FirstOrDefault();
        var shape = first?.Value switch
        {
            ConvLayer { Windows.Count: 1 } or PoolLayer { Windows.Count: 1 } or GlobalPoolLayer { Axes: 1 } => "100, 1",
            ConvLayer or SeparableConv2DLayer or DepthwiseConvLayer or PoolLayer or GlobalPoolLayer or FlattenLayer => "28, 28, 1",
            _ => "4",
        };
        var input = $"Input({shape})";
        return first is null ? Mend.Append(input) : Mend.InsertBefore(input, first.Index);
    }

    // Metrics tell what a network is for; without any, several outputs are rather classes, and one is a number.
    private Mend? UsualLoss()
    {
        var kinds = _metrics.Where(metric => metric.Value is not null).Select(metric => metric.Value!.Kind).ToList();
        var isOne = _layers.LastOrDefault()?.Value is DenseLayer { Units: 1 };
        var loss = kinds.Any(MetricFamily.Regression.Includes) ? "MeanSquaredErrorLoss"
            : !isOne ? "CrossEntropyLoss"
            : kinds.Count > 0 ? "BinaryCrossEntropyLoss" : "MeanSquaredErrorLoss";
        return _layers.Count == 0 ? Mend.Append(loss) : Mend.InsertAfter(loss, _layers[_layers.Count - 1].Index);
    }
}
