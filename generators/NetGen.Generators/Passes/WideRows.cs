using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// Sums over the rows of a sample whose few columns don't fill vectors (six channels, eight) go over several rows as one: eight rows of six columns are three whole vectors. What is
/// left, a sum for each of these rows, is added up with those of the other samples.
/// </summary>
internal static class WideRows
{
    /// <summary>A sample of fewer wide rows has nothing to gain.</summary>
    private const int FewestRows = 8;

    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);
        for (var place = 0; place < ops.Count; place++)
        {
            if (ops[place] is Map map && IsNarrow(map) && RowsOfOne(map.Space) is var rows && map.Space.RowsPerSample % rows == 0
                && map.Space.RowsPerSample / rows >= FewestRows && SumsOf(map).All(sum => IsOnlySummed(sum, map, ops) && !program.Results.Contains(sum)))
                Widen(map, place, rows, ops);
        }

        return program.With(ops.Ops);
    }

    private static bool IsNarrow(Map map) =>
        map.Space is { Batched: true, Columns: < EpilogueCost.FewColumns } && map.Space.Columns % TilePlan.Lanes != 0
        && map.Results.All(result => result.Reduction is Reduction.None or Reduction.SampleColumnSum && result.Target.Overwrites is null)
        && SumsOf(map).Any()
        && map.Inputs.All(input => map.Space.BroadcastOf(input) is Broadcast.None or Broadcast.Everywhere)
        && !map.Results.Any(result => result.Value.Descendants().Any(node => node is RandomUniform));

    // The fewest whose columns are whole vectors.
    private static int RowsOfOne(Space space)
    {
        var rows = 1;
        while (rows * space.Columns % TilePlan.Lanes != 0)
            rows *= 2;
        return rows;
    }

    private static IEnumerable<Tensor> SumsOf(Map map) =>
        map.Results.Where(result => result.Reduction == Reduction.SampleColumnSum).Select(result => result.Target);

    // Whether all that becomes of a sample's sums is that they are added up.
    private static bool IsOnlySummed(Tensor sum, Map map, OpTable ops) => ops.ReadersOf(sum).All(place => ops[place] is Map { Inputs.Count: 1, Space.RowsPerSample: 1 } reader
        && reader.Space.Columns == map.Space.Columns && reader.Results.All(result => result is { Reduction: Reduction.ColumnSum, Value: Input }));

    private static void Widen(Map map, int place, int rows, OpTable ops)
    {
        var columns = map.Space.Columns;
        var wide = SumsOf(map).ToDictionary(sum => sum, sum => new Tensor(sum.Name, TensorRole.Temporary, batched: true, new Shape(rows, columns)));
        foreach (var sum in wide)
        {
            foreach (var reader in ops.ReadersOf(sum.Key).ToList())
            {
                var total = (Map)ops[reader]!;
                ops.Set(reader, new Map(new Space(true, rows, columns), [sum.Value], total.Results) { Origin = total.Origin });
            }
        }

        var results = map.Results.Select(result => wide.TryGetValue(result.Target, out var target) ? result with { Target = target } : result).ToList();
        ops.Set(place, new Map(new Space(true, map.Space.RowsPerSample / rows, rows * columns), map.Inputs, results) { Origin = map.Origin });
    }
}
