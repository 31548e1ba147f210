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
    private readonly List<Tensor> _updates = [];
    private int _randomStreams;

    /// <summary>Whether dropout drops.</summary>
    public bool Training { get; } = training;

    public IReadOnlyList<Op> Ops => _ops;

    /// <summary>The layer that is being lowered; names of tensors and parameters start with it.</summary>
    public string LayerName { get; set; } = "";

    public Tensor Parameter(string name, Shape physical, Shape logical, Integers axes, Initialization initialization) =>
        parameters.Declare($"{LayerName}.{name}", physical, logical, axes, initialization, LayerName);

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

    /// <summary>Emits one stored map over a space of the caller's choice: the same elements seen as other rows and columns.</summary>
    public Tensor Map(Space space, Shape shape, string suffix, Expr value, params Tensor[] inputs)
    {
        var target = Temporary(shape, suffix, space.Batched);
        Emit(new Map(space, inputs, [new MapOutput(target, value, Reduction.None)]));
        return target;
    }

    /// <summary>Emits one reduction over the first input's space and returns its output.</summary>
    public Tensor Reduce(Reduction reduction, string suffix, Expr value, params Tensor[] inputs) =>
        Reduce(Space.Of(inputs[0]), reduction, suffix, value, inputs);

    /// <summary>Emits one reduction over a space of the caller's choice and returns its output.</summary>
    public Tensor Reduce(Space space, Reduction reduction, string suffix, Expr value, params Tensor[] inputs)
    {
        var target = Temporary(space.ShapeOf(reduction), suffix, space.Batched && reduction != Reduction.ColumnSum);
        Emit(new Map(space, inputs, [new MapOutput(target, value, reduction)]));
        return target;
    }

    /// <summary>A tensor that training updates without a gradient and that is saved with the parameters: a running statistic.</summary>
    public Tensor Buffer(string name, Shape shape, double initial) =>
        parameters.DeclareBuffer($"{LayerName}.{name}", shape, initial, LayerName);

    /// <summary>Replaces a buffer's elements; input number 0 of the expression is the buffer itself.</summary>
    public void UpdateBuffer(Tensor buffer, Expr value, params Tensor[] inputs)
    {
        var next = new Tensor("next " + buffer.Name, buffer.Role, batched: false, buffer.Shape) { Overwrites = buffer };
        Emit(new Map(Space.Flat(buffer), [buffer, .. inputs], [new MapOutput(next, value, Reduction.None)]));
        _updates.Add(next);
    }

    /// <summary>The buffers as they are after a step of training.</summary>
    public IReadOnlyList<Tensor> Updates => _updates;

    /// <summary>Numbers known to the compiler.</summary>
    public Tensor Constant(string suffix, Shape shape, IReadOnlyList<double> values)
    {
        var name = Temporary(shape, suffix, batched: false).Name;
        return new Tensor(name, TensorRole.Constant, batched: false, shape) { Values = values };
    }

    /// <summary>Penalties that the layers asked for, each one scalar: parts of the loss.</summary>
    public IReadOnlyList<Tensor> Penalties => _penalties;

    /// <summary>Adds l1·Σ|w| + l2·Σw² to the loss (as Keras defines the two).</summary>
    public void Penalize(Tensor weight, double l1, double l2)
    {
        if (l1 == 0 && l2 == 0)
            return;

        var term = Simplifier.Simplify((l1 * Expressions.Expressions.Abs(new Input(0))) + (l2 * Expressions.Expressions.Square(new Input(0))));
        _penalties.Add(Reduce(Space.Flat(weight), Reduction.RowSum, "penalty", term, weight));
    }

    /// <summary>A uniform number in [0, 1) for each element, drawn anew in each step of training.</summary>
    public Expr Random() => new RandomUniform(_randomStreams++);

    /// <summary>A normally distributed number for each element, by Box and Muller 1958.</summary>
    public Expr Gaussian()
    {
        var radius = Expressions.Expressions.Sqrt(-2 * Expressions.Expressions.Log(1 - Random()));
        return radius * new Unary(UnaryOperator.Cos, 2 * Math.PI * Random());
    }
}
