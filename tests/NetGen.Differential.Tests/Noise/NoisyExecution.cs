using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Reference;

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
                    NoisyWindow.Run(window, _values);
                    break;
                case WindowSpread spread:
                    NoisyWindow.Run(spread, batch, _values);
                    break;
                case GroupSum sum:
                    _values[sum.Output] = Read(sum.Groups);
                    break;
                case WinogradFilters filters:
                    _values[filters.Output] = NoisyContraction.Run(filters, Read);
                    break;
                case WinogradGradient gradient:
                    _values[gradient.Output] = NoisyContraction.Run(gradient, batch, Read);
                    break;
                default:
                    throw new NotSupportedException($"No float error is known for {op.GetType().Name}.");
            }
        }

        return this;
    }

    private void RunContraction(Contraction op)
    {
        var sums = NoisyContraction.Run(op, batch, Read);
        if (op.Epilogue is { } epilogue)
            RunMap(epilogue, [sums, .. epilogue.Inputs.Skip(1).Select(Read)]);
        else
            _values[op.Output.Tensor] = sums;
        if (op.FillsRest)
            ClearMargin(op.Outputs[0], op.Parts[0].Output);
    }

    private void ClearMargin(Tensor output, Operand pixels)
    {
        var indices = pixels.Indices.ToList();
        var address = new Address(pixels, indices, batch);
        var covered = Address.Points(indices, batch).Select(point => address.Of(point)!.Value).ToHashSet();
        _values[output] = [.. _values[output].Select((value, place) => covered.Contains(place) ? value : new Noisy(0))];
    }

    private Noisy[] Read(Tensor tensor) =>
        tensor.Values is { } constants ? [.. constants.Select(Noisy.Rounded)] : _values[tensor];

    private void RunRearrange(Rearrange op)
    {
        var result = new Noisy[(op.Output.Batched ? batch : 1) * op.Output.Size];
        foreach (var part in op.Parts)
        {
            var indices = part.Output.Indices.Concat(part.Input.Indices).Distinct().ToList();
            var (target, source) = (new Address(part.Output, indices, batch), new Address(part.Input, indices, batch));
            var values = Read(part.Input.Tensor);
            foreach (var point in Address.Points(indices, batch))
                result[target.Of(point)!.Value] = values[source.Of(point)!.Value];
        }

        _values[op.Output] = result;
    }

    private void RunMap(Map map, Noisy[][] inputs)
    {
        var (rows, columns) = ((map.Space.Batched ? batch : 1) * map.Space.RowsPerSample, map.Space.Columns);
        var strides = map.Inputs.Select<Tensor, (int Row, int Sample, int Column)>(input => map.Space.BroadcastOf(input) switch
        {
            Broadcast.None => (columns, 0, 1),
            Broadcast.AlongRows => (0, 0, 1),
            Broadcast.AlongColumns => (1, 0, 0),
            Broadcast.AlongSampleRows => (0, columns, 1),
            Broadcast.AlongSample => (0, 1, 0),
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

            _values[result.Target] = result.Reduction == Reduction.SampleColumnSum
                ? [.. values.Chunk(map.Space.RowsPerSample * columns)
                    .SelectMany(sample => Reduce(Reduction.ColumnSum, sample, map.Space.RowsPerSample, columns))]
                : Reduce(result.Reduction, values, rows, columns);
        }

        Noisy Evaluate(Expr expression, int row, int column) => expression switch
        {
            Constant constant => Noisy.Rounded(constant.Value),
            Input input => inputs[input.Slot][(row * strides[input.Slot].Row)
                + (row / map.Space.RowsPerSample * strides[input.Slot].Sample) + (column * strides[input.Slot].Column)],
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
