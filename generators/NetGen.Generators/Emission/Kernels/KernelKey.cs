using System.Globalization;
using System.Text;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// All that a kernel can depend on, as text: an op without what it is called and whose tensors it works on. Most layers of a network have
/// twins: where keys are the same, kernels are, and needn't be printed to find that out.
/// </summary>
internal sealed class KernelKey
{
    private readonly StringBuilder _text = new();
    private readonly List<Tensor> _tensors = [];
    private readonly List<Tensor> _storages = [];

    private KernelKey(Op op)
    {
        switch (op)
        {
            case Contraction contraction:
                Append(contraction);
                break;
            case Map map:
                Append(map);
                break;
            case SoftmaxCrossEntropy crossEntropy:
                Append("softmax", crossEntropy.Loss, crossEntropy.Logits, crossEntropy.Targets, crossEntropy.Gradient);
                Append(crossEntropy.LabelSmoothing);
                foreach (var weight in crossEntropy.ClassWeights ?? [])
                    Append(weight);
                break;
            case Window window:
                Append("window", window.Output, window.Input, window.Tap);
                Append(window.Kind, window.Shape);
                break;
            case WindowSpread spread:
                Append("spread", spread.Output, spread.Values, spread.Tap);
                Append(spread.Kind, spread.Shape);
                break;
            case Rearrange rearrange:
                Append(rearrange);
                break;
            case WinogradFilters filters:
                Append(filters.IsAdjoint ? "taps" : "filters", filters.Output, filters.Input);
                break;
            case GroupSum sum:
                Append("sum of groups", sum.Output, sum.Groups);
                break;
            case WinogradGradient gradient:
                Append("filter gradient", gradient.Output);
                Append(gradient.Taps.Output);
                Append(gradient.Taps.Left);
                Append(gradient.Taps.Right);
                break;
            default:
                throw new NotSupportedException($"No kernel for {op.GetType().Name}.");
        }

        Text = _text.ToString();
    }

    /// <summary>The same for two ops if they can share a kernel.</summary>
    public string Text { get; }

    public static KernelKey Of(Op op) => new(op);

    /// <summary>The number of a tensor that is none's view; the same for the tensor in its place in an op with the same key.</summary>
    public int NumberOf(Tensor storage) => _storages.IndexOf(storage);

    /// <summary>The tensor of that number.</summary>
    public Tensor Storage(int number) => _storages[number];

    private void Append(Contraction contraction)
    {
        Append(contraction.FillsRest ? "contraction with zeros" : "contraction");
        foreach (var part in contraction.Parts)
        {
            Append(part.Output);
            Append(part.Left);
            Append(part.Right);
        }

        if (contraction.Filters is { } filters)
            Append("filters", filters);
        if (contraction.Epilogue is { } epilogue)
            Append(epilogue);
        if (ContractionPlan.Of(contraction).PackedLeft is { } packed)
            Append("packed", packed);
    }

    private void Append(Map map)
    {
        Append("map");
        _text.Append(map.Space.Batched ? " batch×" : " ");
        Append(map.Space.RowsPerSample);
        Append(map.Space.Columns);
        foreach (var input in map.Inputs)
            Append(input);
        foreach (var result in map.Results)
        {
            _text.Append('\n').Append((int)result.Reduction);
            Append(result.Target);
            Append(result.Value);
        }
    }

    private void Append(Rearrange rearrange)
    {
        Append(rearrange.FillsRest ? "rearrange with zeros" : "rearrange");
        foreach (var part in rearrange.Parts)
        {
            Append(part.Output);
            Append(part.Input);
        }
    }

    private void Append(Operand operand)
    {
        Append(operand.Tensor);
        foreach (var axis in operand.Axes)
        {
            _text.Append('[');
            foreach (var term in axis.Terms)
            {
                _text.Append(' ').Append(term.Index.Name);
                Append(term.Index.Extent);
                Append(term.Coefficient);
            }

            _text.Append(']');
            Append(axis.Offset);
        }
    }

    private void Append(WindowKind kind, WindowShape shape)
    {
        Append((int)kind);
        foreach (var extents in new[] { shape.Input, shape.Output, shape.Kernel, shape.Stride, shape.Padding })
        {
            Append(extents.Height);
            Append(extents.Width);
        }

        Append(shape.Channels);
    }

    private void Append(Expr expression)
    {
        switch (expression)
        {
            case Constant constant:
                Append(constant.Value);
                break;
            case Input input:
                _text.Append(" in");
                Append(input.Slot);
                break;
            case ScalarValue scalar:
                _text.Append(" scalar ").Append(scalar.Name);
                break;
            case RandomUniform random:
                _text.Append(" random");
                Append(random.Stream);
                break;
            case Unary unary:
                _text.Append(" u");
                Append((int)unary.Operator);
                break;
            case Binary binary:
                _text.Append(" b");
                Append((int)binary.Operator);
                break;
            case Select select:
                _text.Append(" select");
                Append((int)select.Condition.Comparison);
                break;
            default:
                throw new NotSupportedException($"No key for {expression.GetType().Name}.");
        }

        foreach (var child in expression.Children)
            Append(child);
    }

    private void Append(string kind, params Tensor?[] tensors)
    {
        _text.Append(kind);
        foreach (var tensor in tensors)
            Append(tensor);
    }

    // A tensor by its number; where it comes up first, with what it is.
    private void Append(Tensor? tensor)
    {
        _text.Append("\nt");
        if (tensor is null)
            return;

        var number = _tensors.IndexOf(tensor);
        if (number >= 0)
        {
            Append(number);
            return;
        }

        _tensors.Add(tensor);
        Describe(tensor);
        var storage = KernelSignature.StorageOf(tensor);
        if (!_storages.Contains(storage))
            _storages.Add(storage);
        _text.Append(tensor.Overwrites is null ? " at" : " over");
        Append(_storages.IndexOf(storage));
        if (storage != tensor)
            Describe(storage);
    }

    private void Describe(Tensor tensor)
    {
        Append((int)tensor.Role);
        _text.Append(tensor.Batched ? " batch" : tensor.IsOfGroups ? " groups" : "");
        foreach (var extent in tensor.Shape.Axes)
            Append(extent);
        _text.Append(';');
    }

    private void Append(int number) => _text.Append(' ').Append(Literal.Int(number));

    // Its bits, since 0 and −0 may read alike.
    private void Append(double number) =>
        _text.Append(" d").Append(BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture));
}
