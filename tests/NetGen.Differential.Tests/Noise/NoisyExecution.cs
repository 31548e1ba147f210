using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Runs a program on numbers with their float error.</summary>
internal sealed class NoisyExecution(int batch, IReadOnlyList<int>? classes, IReadOnlyDictionary<string, Noisy> scalars, Func<int, int, double>? random)
{
    private readonly Dictionary<Tensor, Noisy[]> _values = [];

    public Noisy[] this[Tensor tensor] => _values[tensor];

    public void Bind(Tensor tensor, Noisy[] values) => _values[tensor] = values;

    public NoisyExecution Run(NetworkProgram program)
    {
        foreach (var op in program.Ops)
        {
            switch (op)
            {
                case Map map:
                    RunMap(map, [.. map.Inputs.Select(input => _values[input])]);
                    break;
                case Contraction contraction:
                    RunContraction(contraction);
                    break;
                case SoftmaxCrossEntropy loss:
                    NoisyCrossEntropy.Run(loss, _values, classes!);
                    break;
                case Reshape reshape:
                    _values[reshape.Output] = _values[reshape.Input];
                    break;
                case Transpose transpose:
                    RunTranspose(transpose);
                    break;
                default:
                    throw new NotSupportedException($"No float error is known for {op.GetType().Name}.");
            }
        }

        return this;
    }

    private void RunContraction(Contraction op)
    {
        var sums = NoisyContraction.Run(op, batch, _values);
        if (op.Epilogue is { } epilogue)
            RunMap(epilogue, [sums, .. epilogue.Inputs.Skip(1).Select(input => _values[input])]);
        else
            _values[op.Output.Tensor] = sums;
    }

    private void RunTranspose(Transpose op)
    {
        var source = _values[op.Input];
        var (rows, columns) = (op.Input.Shape.Axes[0], op.Input.Shape.Axes[1]);
        var result = new Noisy[source.Length];
        for (var i = 0; i < source.Length; i++)
            result[(i % columns * rows) + (i / columns)] = source[i];
        _values[op.Output] = result;
    }

    private void RunMap(Map map, Noisy[][] inputs)
    {
        var (rows, columns) = ((map.Space.Batched ? batch : 1) * map.Space.RowsPerSample, map.Space.Columns);
        var strides = map.Inputs.Select<Tensor, (int Row, int Column)>(input => map.Space.BroadcastOf(input) switch
        {
            Broadcast.None => (columns, 1),
            Broadcast.AlongRows => (0, 1),
            Broadcast.AlongColumns => (1, 0),
            _ => (0, 0),
        }).ToArray();

        foreach (var result in map.Results)
        {
            var values = new Noisy[rows * columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                    values[(row * columns) + column] = Evaluate(result.Value, row, column);
            }

            var target = Reduce(result.Reduction, values, rows, columns);
            _values[result.Target] = target;

        }

        Noisy Evaluate(Expr expression, int row, int column) => expression switch
        {
            Constant constant => Noisy.Rounded(constant.Value),
            Input input => inputs[input.Slot][(row * strides[input.Slot].Row) + (column * strides[input.Slot].Column)],
            ScalarValue scalar => scalars[scalar.Name],
            RandomUniform uniform => new Noisy(random!(uniform.Stream, (row * columns) + column)),
            Unary unary => Noisy.Apply(unary.Operator, Evaluate(unary.Operand, row, column)),
            Binary binary => Noisy.Apply(binary.Operator, Evaluate(binary.Left, row, column), Evaluate(binary.Right, row, column)),
            Select { Condition: var condition } select => Noisy.Choose(
                condition.Comparison,
                Evaluate(condition.Left, row, column),
                Evaluate(condition.Right, row, column),
                Evaluate(select.Then, row, column),
                Evaluate(select.Otherwise, row, column)),
            _ => throw new NotSupportedException($"No float error is known for {expression}."),
        };
    }

    private static Noisy[] Reduce(Reduction reduction, Noisy[] values, int rows, int columns)
    {
        if (reduction == Reduction.None)
            return values;

        var (count, length, stride, step) = reduction == Reduction.ColumnSum ? (columns, rows, 1, columns) : (rows, columns, columns, 1);
        var results = new Noisy[count];
        for (var i = 0; i < count; i++)
        {
            var sum = new NoisySum();
            var max = new Noisy(double.NegativeInfinity);
            for (var j = 0; j < length; j++)
            {
                var value = values[(i * stride) + (j * step)];
                sum.Add(value);
                max = Noisy.Apply(BinaryOperator.Max, max, value);
            }

            results[i] = reduction == Reduction.RowMax ? max : sum.Total();
        }

        return results;
    }
}
