using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Passes;

/// <summary>
/// A sum over all positions of all samples is taken in two steps: within each sample, which workers share, then over the samples. The
/// first step can ride on a pass that is made over the sample anyway.
/// </summary>
internal static class ColumnSums
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new List<Op>();
        foreach (var op in program.Ops)
        {
            if (op is Map { Space: { Batched: true, RowsPerSample: > 1 } } map && map.Results.Any(result => result.Reduction == Reduction.ColumnSum))
                Split(map, ops);
            else
                ops.Add(op);
        }

        return program.With(ops);
    }

    private static void Split(Map map, List<Op> ops)
    {
        var totals = new List<Map>();
        var results = map.Results.Select(result =>
        {
            if (result.Reduction != Reduction.ColumnSum)
                return result;

            var samples = new Tensor(result.Target.Name + ".samples", TensorRole.Temporary, batched: true, new Shape(map.Space.Columns));
            totals.Add(new Map(
                new Space(true, 1, map.Space.Columns), [samples], [new MapOutput(result.Target, new Input(0), Reduction.ColumnSum)])
            {
                Origin = map.Origin,
            });
            return new MapOutput(samples, result.Value, Reduction.SampleColumnSum);
        }).ToList();
        ops.Add(new Map(map.Space, map.Inputs, results) { Origin = map.Origin });
        ops.AddRange(totals);
    }
}
