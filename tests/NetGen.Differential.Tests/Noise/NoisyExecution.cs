using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Reference;

namespace NetGen.Differential.Tests.Noise;

/// <summary>Runs a program on numbers with their float error.</summary>
internal sealed class NoisyExecution(int batch, IReadOnlyList<int>? classes, IReadOnlyDictionary<string, Noisy> scalars, Func<int, int, double>? random)
{
    private readonly Dictionary<Tensor, Noisy[]> _values = [];

    public Noisy[] this[Tensor tensor] => _values[tensor];

    private Noisy[] Read(Tensor tensor)
    {
        if (!_values.TryGetValue(tensor, out var values))
            _values.Add(tensor, values = [.. tensor.Values!.Select(Noisy.Rounded)]);
        return values;
    }

    public void Bind(Tensor tensor, Noisy[] values) => _values[tensor] = values;

    public NoisyExecution Run(NetworkProgram program)
    {
        foreach (var op in program.Ops)
        {
            switch (op)
            {
                case Map map:
                    RunMap(map, [.. map.Inputs.Select(Read)]);
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
                case Rearrange rearrange:
                    RunRearrange(rearrange);
                    break;
                case Window window:
                    NoisyWindow.Run(window, batch, _values);
                    break;
                case WindowSpread spread:
                    NoisyWindow.Run(spread, batch, _values);
                    break;
                default:
                    throw new NotSupportedException($"No float error is known for {op.GetType().Name}.");
            }
        }

        return this;
    }

    private void RunContraction(Contraction op)
    {
        foreach (var tensor in new[] { op.Left.Tensor, op.Right.Tensor })
            Read(tensor);
        var sums = NoisyContraction.Run(op, batch, _values);
        if (op.Epilogue is { } epilogue)
            RunMap(epilogue, [sums, .. epilogue.Inputs.Skip(1).Select(Read)]);
        else
            _values[op.Output.Tensor] = sums;
    }

    private void RunRearrange(Rearrange op)
    {
        var result = new Noisy[op.Output.Size * (op.Output.Batched ? batch : 1)];
        foreach (var part in op.Parts)
        {
            var source = Read(part.Input.Tensor);
            var indices = part.Output.Indices.Concat(part.Input.Indices).Distinct().ToList();
            var (to, from) = (new Address(part.Output, indices, batch), new Address(part.Input, indices, batch));
            foreach (var point in Address.Points(indices, batch))
                result[to.Of(point)!.Value] = source[from.Of(point)!.Value];
        }

        _values[op.Output] = result;
    }

    private void RunMap(Map map, Noisy[][] inputs)
    {
        var (rows, columns) = ((map.Space.Batched ? batch : 1) * map.Space.RowsPerSample, map.Space.Columns);
        var strides = map.Inputs.Select<Tensor, (int Sample, int Row, int Column)>(input => map.Space.BroadcastOf(input) switch
        {
            Broadcast.None => (0, columns, 1),
            Broadcast.AlongRows => (0, 0, 1),
            Broadcast.AlongColumns => (0, 1, 0),
            Broadcast.AlongSampleRows => (columns, 0, 1),
            Broadcast.AlongSample => (1, 0, 0),
            _ => (0, 0, 0),
        }).ToArray();

        foreach (var result in map.Results)
        {
            var values = new Noisy[rows * columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                    values[(row * columns) + column] = Evaluate(result.Value, row, column);
            }

            _values[result.Target] = Reduce(result.Reduction, values, rows, map.Space);
        }

        int AddressOf((int Sample, int Row, int Column) stride, int row, int column) =>
            (row / map.Space.RowsPerSample * stride.Sample) + (row * stride.Row) + (column * stride.Column);

        Noisy Evaluate(Expr expression, int row, int column) => expression switch
        {
            Constant constant => Noisy.Rounded(constant.Value),
            Input input => inputs[input.Slot][AddressOf(strides[input.Slot], row, column)],
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

    private static Noisy[] Reduce(Reduction reduction, Noisy[] values, int rows, Space space)
    {
        var columns = space.Columns;
        switch (reduction)
        {
            case Reduction.None:
                return values;
            case Reduction.ColumnSum:
                return [.. Enumerable.Range(0, columns).Select(column => Sum(values, column, rows, columns))];
            case Reduction.SampleColumnSum:
                var perSample = space.RowsPerSample;
                return
                [
                    .. from sample in Enumerable.Range(0, rows / perSample)
                       from column in Enumerable.Range(0, columns)
                       select Sum(values, (sample * perSample * columns) + column, perSample, columns),
                ];
            case Reduction.RowSum:
                return [.. Enumerable.Range(0, rows).Select(row => Sum(values, row * columns, columns, 1))];
            default:
                return [.. values.Chunk(columns).Select(row => row.Aggregate((a, b) => Noisy.Apply(BinaryOperator.Max, a, b)))];
        }
    }

    private static Noisy Sum(Noisy[] values, int start, int count, int step)
    {
        var sum = new NoisySum();
        for (var i = 0; i < count; i++)
            sum.Add(values[start + (i * step)]);
        return sum.Total();
    }
}
