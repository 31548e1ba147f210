using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using NetGen.Reference;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Tests.Passes;

/// <summary>
/// A random graph of ops, with branches, sums of branches and tensors that many read, as residual and multi-headed layers make them;
/// everything follows from the seed.
/// </summary>
internal sealed class RandomProgram
{
    private const int Batch = 2;
    private const int Width = 3;

    private static readonly Expr[] Values =
        [Tanh(In(0) * In(1)), In(0) + In(1), (0.5 * In(0)) - (In(1) * In(1)), new Unary(UnaryOperator.Cos, In(0)) / (2 + Tanh(In(1)))];

    private readonly Random _random;
    private readonly LoweringContext _context;
    private readonly List<Tensor> _rows;
    private readonly List<Tensor> _numbers;
    private readonly List<Tensor> _shared;
    private readonly List<Tensor> _weights;

    public RandomProgram(int seed)
    {
        _random = new Random(seed);
        _context = new LoweringContext(Parameters, training: true) { LayerName = "op" };
        _weights = [.. Enumerable.Range(1, 2).Select(i => Parameter($"w{i}", Width, Width))];
        _shared = [Parameter("bias", Width), Parameter("one", 1)];
        var x = new Tensor("x", TensorRole.Input, batched: true, new Shape(Width));
        Bindings[x] = Numbers(Batch * Width);
        _rows = [Contract(x), x];
        _numbers = [];

        for (var count = _random.Next(3, 12); count > 0; count--)
            AddOp();

        Program = new NetworkProgram(_context.Ops, x, null, [Loss(), .. _rows.Where(tensor => tensor != x && _random.Next(4) == 0)]);
    }

    public ParameterTable Parameters { get; } = new();

    public Dictionary<Tensor, double[]> Bindings { get; } = [];

    /// <summary>Its first result is one number that depends on everything.</summary>
    public NetworkProgram Program { get; }

    public Dictionary<Tensor, double[]> Run(NetworkProgram program) => Interpreter.Run(program, Batch, Bindings);

    private void AddOp()
    {
        switch (_random.Next(6))
        {
            case 0:
                _rows.Add(Contract(Any(_rows)));
                break;
            case 1:
                var sum = Any(_rows);
                _numbers.Add(_context.Reduce(Reduction.RowSum, "sum", Any(Values), sum, Partner()));
                break;
            case 2:
                AddTwoOutputs();
                break;
            default:
                var first = Any(_rows);
                _rows.Add(_context.Map(first.Shape, "map", Any(Values), first, Partner()));
                break;
        }
    }

    private void AddTwoOutputs()
    {
        var (first, second) = (Any(_rows), Partner());
        var (stored, reduced) = (_context.Temporary(new Shape(Width), "stored"), _context.Temporary(new Shape(1), "reduced"));
        _context.Emit(new Map(
            Space.Of(first),
            [first, second],
            [new MapOutput(stored, Any(Values), Reduction.None), new MapOutput(reduced, Any(Values), Reduction.RowSum)]));
        _rows.Add(stored);
        _numbers.Add(reduced);
    }

    private Tensor Loss()
    {
        var totals = new List<Tensor>();
        foreach (var tensor in _rows.Concat(_numbers).Where(tensor => tensor.Role == TensorRole.Temporary).ToList())
        {
            var row = _context.Reduce(Reduction.RowSum, "row", Tanh(In(0)), tensor);
            totals.Add(_context.Reduce(Reduction.ColumnSum, "total", In(0), row));
        }

        Expr sum = 0;
        for (var i = 0; i < totals.Count; i++)
            sum += (1 + (0.1 * i)) * In(i);
        return _context.Map(new Shape(1), "loss", sum, [.. totals]);
    }

    private Tensor Contract(Tensor rows)
    {
        var (b, k, n) = (new LoopIndex("b", LoopIndex.Batch), new LoopIndex("k", Width), new LoopIndex("n", Width));
        var output = _context.Temporary(new Shape(Width), "product");
        _context.Emit(new Contraction(Operand.Of(output, b, n), Operand.Of(rows, b, k), Operand.Of(Any(_weights), k, n)));
        return output;
    }

    private Tensor Partner() => Any([.. _rows, .. _rows, .. _numbers, .. _shared]);

    private Tensor Parameter(string name, params int[] shape)
    {
        var axes = Integers.Range(0, shape.Length);
        var tensor = _context.Parameter(name, new Shape(shape), new Shape(shape), axes, Initialization.Zeros);
        Bindings[tensor] = Numbers(tensor.Size);
        return tensor;
    }

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];
}
