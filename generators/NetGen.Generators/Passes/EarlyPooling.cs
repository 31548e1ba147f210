using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// The maximum of what a rectifier leaves is what it leaves of the maximum: so it is taken of the maxima, a quarter of the values with windows of 2×2. In training there is more to it. The way back
/// asks whether values were above 0: of the maxima now, whose windows know where they came from, and not of the whole image, which nobody has to keep.
/// </summary>
/// <remarks>
/// Results and gradients keep their bits: where all of a window is below 0 it has another maximum, whose gradient is 0. Of functions that only grow nearly everywhere that isn't so: two values with one
/// result are equals after them, of which the first gets the gradient, but not before.
/// </remarks>
internal static class EarlyPooling
{
    private static readonly Expr s_rectifier = Max(In(0), 0);

    public static NetworkProgram Run(NetworkProgram program)
    {
        var ops = new OpTable(program.Ops);
        for (var place = 0; place < ops.Count; place++)
        {
            if (ops[place] is not Window { Kind: WindowKind.Max } window || ops.WriterOf(window.Input) is not { } writer || ops[writer] is not Map map
                || !IsRectifier(map) || ops.ReadersOf(window.Input).Count > 1 || program.Results.Contains(window.Input))
                continue;

            // The places are the rectifier's and the window's; where what they make is only seen as a row from then on, a row is what is rectified: then that is a part of the products behind it.
            var maximum = new Tensor(window.Output.Name + ".max", TensorRole.Temporary, window.Output.Batched, window.Output.Shape);
            ops.Set(writer, new Window(maximum, map.Inputs[0], window.Shape, window.Kind) { Origin = window.Origin });
            if (ops.ReadersOf(window.Output) is { Count: 1 } readers && ops[readers[0]] is Reshape reshape && !program.Results.Contains(window.Output))
            {
                var row = new Tensor(reshape.Output.Name + ".max", TensorRole.Temporary, reshape.Output.Batched, reshape.Output.Shape);
                ops.Set(place, new Reshape(row, maximum) { Origin = reshape.Origin });
                reshape.Output.ViewOf = null;
                ops.Set(readers[0], Rectify(row, reshape.Output, reshape.Origin));
            }
            else
            {
                ops.Set(place, Rectify(maximum, window.Output, window.Origin));
            }
        }

        return program.With(ops.Ops);
    }

    private static Map Rectify(Tensor input, Tensor output, string origin)
    {
        var map = Map.Store(output, s_rectifier, input);
        map.Origin = origin;
        return map;
    }

    private static bool IsRectifier(Map map) => map is { Inputs.Count: 1, Results.Count: 1 }
        && map.Results[0] is { Reduction: Reduction.None } result && result.Value == s_rectifier && map.Inputs[0].Shape == result.Target.Shape;
}
