using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// The maximum of what a rectifier leaves is what it leaves of the maximum: so it is taken of the maxima, a quarter of the values with windows of 2×2. In training there is more to it. The way back
/// asks whether values were above 0: of the maxima now, whose windows know where they came from, and not of the whole image, which nobody has to keep.
/// </summary>
/// <remarks>
/// Results and gradients of finite numbers stay as they are: where nothing of a window is above 0 it has another maximum, whose gradient is 0. Of functions that only grow nearly everywhere that isn't so:
/// two values with one result are equals after them, of which the first gets the gradient, but not before.
/// </remarks>
internal static class EarlyPooling
{
    private static readonly Expr s_rectifier = Max(In(0), 0);

    public static NetworkProgram Run(NetworkProgram program)
    {
        var (ops, names) = (new OpTable(program.Ops), new TensorNamesInUse(program));
        for (var place = 0; place < ops.Count; place++)
        {
            if (ops[place] is not Window { Kind: WindowKind.Max } window || !IsSmaller(window) || ops.WriterOf(window.Input) is not { } writer || ops[writer] is not Map map
                || !IsRectifier(map) || ops.ReadersOf(window.Input).Count > 1 || program.Results.Contains(window.Input))
                continue;

            // The two change places. Where what the window makes is only seen under another shape from then on (as a row), that is what is rectified: then the way back takes the
            // mask right behind the products that its gradient comes from.
            var maxima = Like(window.Output);
            var reader = ops.ReadersOf(window.Output) is { Count: 1 } readers && !program.Results.Contains(window.Output) ? readers[0] : -1;
            ops.Set(writer, new Window(maxima, map.Inputs[0], window.Shape, window.Kind) { Origin = window.Origin });
            if (reader >= 0 && ops[reader] is Reshape reshape)
            {
                var view = Like(reshape.Output);
                ops.Set(place, new Reshape(view, maxima) { Origin = reshape.Origin });
                reshape.Output.ViewOf = null;
                ops.Set(reader, Rectify(view, reshape.Output, map.Origin));
            }
            else
            {
                ops.Set(place, Rectify(maxima, window.Output, map.Origin));
            }
        }

        return program.With(ops.Ops);

        Tensor Like(Tensor output) => new(names.New(output.Name + ".maxima"), TensorRole.Temporary, output.Batched, output.Shape);
    }

    private static Map Rectify(Tensor input, Tensor output, string origin)
    {
        var map = Map.Store(output, s_rectifier, input);
        map.Origin = origin;
        return map;
    }

    // Behind a convolution, a rectifier costs nothing: as a pass of its own it has to go over fewer values.
    private static bool IsSmaller(Window window) => 2 * window.Output.Size <= window.Input.Size;

    private static bool IsRectifier(Map map) => map is { Inputs.Count: 1, Results.Count: 1 } && map.Results[0] is { Reduction: Reduction.None } result
        && result.Value == s_rectifier && map.Inputs[0].Shape == result.Target.Shape && map.Inputs[0].Batched == result.Target.Batched;
}
