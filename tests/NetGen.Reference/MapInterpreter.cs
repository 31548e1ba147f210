using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Reference;

/// <summary>Evaluates a map point by point, then stores or reduces each output.</summary>
internal static class MapInterpreter
{
    public static void Run(Map map, Execution execution)
    {
        var inputs = map.Inputs.Select(tensor => Element(map.Space, tensor, execution.Read(tensor))).ToList();
        foreach (var (target, values) in Evaluate(map, execution, inputs))
            execution.Write(target, values);
    }

    /// <summary>The outputs of a map whose inputs are given as functions of row and column.</summary>
    public static List<(Tensor Target, double[] Values)> Evaluate(
        Map map, Execution execution, IReadOnlyList<Func<int, int, double>> inputs)
    {
        var rows = (map.Space.Batched ? execution.Batch : 1) * map.Space.RowsPerSample;
        var columns = map.Space.Columns;
        return map.Results.Select(result => (result.Target, Reduce(result.Reduction, At(result.Value), rows, map.Space))).ToList();

        Func<int, int, double> At(Expr value) => (row, column) => Evaluator.Evaluate(value, leaf => leaf switch
        {
            Input input => inputs[input.Slot](row, column),
            ScalarValue scalar => execution.Scalar(scalar.Name),
            RandomUniform uniform => execution.Random(uniform.Stream, (row * columns) + column),
            _ => throw new NotSupportedException($"The reference doesn't know the leaf {leaf}."),
        });
    }

    /// <summary>An input's value at a point, spread over the axes that it doesn't have.</summary>
    public static Func<int, int, double> Element(Space space, Tensor tensor, double[] values) => space.BroadcastOf(tensor) switch
    {
        Broadcast.None => (row, column) => values[(row * space.Columns) + column],
        Broadcast.AlongRows => (_, column) => values[column],
        Broadcast.AlongColumns => (row, _) => values[row],
        Broadcast.AlongSampleRows => (row, column) => values[(row / space.RowsPerSample * space.Columns) + column],
        Broadcast.AlongSample => (row, _) => values[row / space.RowsPerSample],
        _ => (_, _) => values[0],
    };

    private static double[] Reduce(Reduction reduction, Func<int, int, double> value, int rows, Space space)
    {
        var columns = space.Columns;
        switch (reduction)
        {
            case Reduction.None:
                return [.. from row in Range(rows) from column in Range(columns) select value(row, column)];
            case Reduction.RowSum:
                return [.. Range(rows).Select(row => Range(columns).Sum(column => value(row, column)))];
            case Reduction.RowMax:
                return [.. Range(rows).Select(row => Range(columns).Max(column => value(row, column)))];
            case Reduction.ColumnSum:
                return [.. Range(columns).Select(column => Range(rows).Sum(row => value(row, column)))];
            case Reduction.SampleColumnSum:
                return
                [
                    .. from sample in Range(rows / space.RowsPerSample)
                       from column in Range(columns)
                       select Range(space.RowsPerSample).Sum(row => value((sample * space.RowsPerSample) + row, column)),
                ];
            default:
                throw new NotSupportedException($"The reference doesn't know the reduction {reduction}.");
        }
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
