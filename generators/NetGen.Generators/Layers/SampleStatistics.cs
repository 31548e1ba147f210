using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Layers;

/// <summary>Means and deviations over the positions of a sample and a group of its channels, one value a channel.</summary>
internal static class SampleStatistics
{
    /// <param name="context">Where the ops go.</param>
    /// <param name="input">[batch, positions…, channels].</param>
    /// <param name="groups">A divisor of the channels.</param>
    /// <param name="squaredDeviation">Of input 0 from input 1.</param>
    /// <param name="inverseDeviation">Of a variance.</param>
    /// <returns>The mean and one over the standard deviation, both [batch, channels].</returns>
    public static (Tensor Mean, Tensor InverseDeviation) Of(
        LoweringContext context, Tensor input, int groups, Expr squaredDeviation, Func<Expr, Expr> inverseDeviation)
    {
        var channels = input.Shape.Last;
        var inverse = 1.0 / (input.Size / groups);
        var sum = context.Reduce(Reduction.SampleColumnSum, "sum", In(0), input);
        var mean = OverGroups("mean", inverse * In(0), sum);
        var squares = context.Reduce(Reduction.SampleColumnSum, "squares", squaredDeviation, input, mean);
        return (mean, OverGroups("rstd", inverseDeviation(inverse * In(0)), squares));

        // Channels of a group have its value each, so that it spreads over the positions as a channel's does.
        Tensor OverGroups(string suffix, Expr value, Tensor sums)
        {
            if (groups == channels)
                return context.Map(sums.Shape, suffix, value, sums);

            var table = new Space(Batched: true, groups, channels / groups);
            var total = context.Reduce(table, Reduction.RowSum, suffix + ".group", In(0), sums);
            return context.Map(table, sums.Shape, suffix, value, total);
        }
    }
}
