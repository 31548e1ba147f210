using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Program;

/// <summary>
/// What a layer lowers itself into: it declares parameters and emits ops. The same layers are lowered once for training and once for
/// inference; the parameters are shared.
/// </summary>
internal sealed class LoweringContext(ParameterTable parameters, bool training)
{
    private readonly List<Op> _ops = [];
    private readonly HashSet<string> _names = [];
    private readonly List<Tensor> _penalties = [];
    private int _randomStreams;

    /// <summary>Whether dropout drops.</summary>
    public bool Training { get; } = training;

    public IReadOnlyList<Op> Ops => _ops;

    /// <summary>The layer that is being lowered; names of tensors and parameters start with it.</summary>
    public string LayerName { get; set; } = "";

    public Tensor Parameter(string name, Shape physical, Shape logical, int[] axes, Initialization initialization) =>
        parameters.Declare($"{LayerName}.{name}", physical, logical, axes.ToEquatableArray(), initialization, LayerName);

    /// <summary>A new temporary; the name is the layer's, with a suffix where one is given.</summary>
    public Tensor Temporary(Shape shape, string suffix = "", bool batched = true)
    {
        var name = suffix.Length == 0 ? LayerName : $"{LayerName}.{suffix}";
        var unique = name;
        for (var n = 2; !_names.Add(unique); n++)
            unique = name + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Tensor(unique, TensorRole.Temporary, batched, shape);
    }

    public void Emit(Op op)
    {
        op.Origin = LayerName;
        _ops.Add(op);
    }

    /// <summary>Emits one stored map and returns its output.</summary>
    public Tensor Map(Shape shape, string suffix, Expr value, params Tensor[] inputs)
    {
        var target = Temporary(shape, suffix, inputs.Any(input => input.Batched));
        Emit(Program.Map.Store(target, value, inputs));
        return target;
    }

    /// <summary>Emits one reduction over the first input's space and returns its output.</summary>
    public Tensor Reduce(Reduction reduction, string suffix, Expr value, params Tensor[] inputs)
    {
        var space = Space.Of(inputs[0]);
        var target = reduction == Reduction.ColumnSum
            ? Temporary(new Shape(space.Columns), suffix, batched: false)
            : Temporary(new Shape(space.RowsPerSample), suffix, space.Batched);
        Emit(Program.Map.Reduce(target, reduction, value, inputs));
        return target;
    }

    /// <summary>Penalties that the layers asked for, each one scalar: parts of the loss.</summary>
    public IReadOnlyList<Tensor> Penalties => _penalties;

    /// <summary>Adds l1·Σ|w| + l2·Σw² to the loss (as Keras defines the two).</summary>
    public void Penalize(Tensor weight, double l1, double l2)
    {
        if (l1 == 0 && l2 == 0)
            return;

        var term = Simplifier.Simplify((l1 * Expressions.Expressions.Abs(new Input(0))) + (l2 * Expressions.Expressions.Square(new Input(0))));
        _penalties.Add(Reduce(Reduction.RowSum, "penalty", term, weight));
    }

    public Expr Random() => new RandomUniform(_randomStreams++);
}
