using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// A map that goes over rows with a vector of columns (or two side by side): what is the same in every row is read and computed before.
/// </summary>
internal abstract class RowWiseKernel(Map map) : MapKernel(map)
{
    /// <summary>Operations of a map that is written out for two vectors side by side.</summary>
    protected const int FewOperations = 11;

    /// <summary>The same where vectors of any width fill the columns, on the widest hardware, which has registers for what these need: two lines of the cache are fetched together.</summary>
    private const int FewOperationsOfWhole = 24;

    protected static readonly VectorWidth Width = VectorWidth.Any;

    /// <summary>How many vectors side by side; where there is more than one number, the first as long as there are columns for it.</summary>
    protected IReadOnlyList<int> Vectors =>
        Operations <= (IsWhole ? FewOperationsOfWhole : FewOperations) && Columns >= 2 * VectorWidth.V128.Lanes ? [2, 1] : [1];

    /// <summary>The head of a loop over as many columns as so many vectors have.</summary>
    protected string LoopOver(int vectors)
    {
        var step = vectors == 1 ? "L.Count" : $"{Literal.Int(vectors)} * L.Count";
        var hasRegisters = vectors > 1 && Operations > FewOperations ? "Vector512.IsHardwareAccelerated && " : "";
        return $"for (; {hasRegisters}c <= {RowLength} - {(vectors == 1 ? step : $"({step})")}; c += {step})";
    }

    /// <summary>Operations at each point.</summary>
    protected int Operations => Map.Results.Sum(result => result.Value.Descendants().Count(node => node is Unary or Binary or Select));

    /// <summary>Whether rows are told apart by their number, beside their place in memory.</summary>
    protected bool ReadsRows => Map.Inputs.Any(input => Map.Space.BroadcastOf(input) == Broadcast.AlongColumns);

    /// <summary>Whether an input that spreads like this is the same in all rows of the loop.</summary>
    protected abstract bool IsSameInRows(Broadcast broadcast);

    /// <summary>Writes what is the same in every row, as locals, for each vector.</summary>
    protected IReadOnlyList<Dictionary<Expr, string>> WriteRowConstants(CodeWriter writer, Names names, int vectors)
    {
        var constants = Map.Results.SelectMany(result => RowConstants(result.Value)).Distinct().ToList();
        return [.. Integers.Range(0, vectors).Select(vector =>
        {
            var known = new Dictionary<Expr, string>();
            var printer = new ExpressionPrinter(Width, node => Leaf(node, Width, "", "sample", ColumnOf(vector)), Declare);
            printer.Count(constants);
            foreach (var constant in constants)
            {
                var text = printer.Print(constant);
                known.Add(constant, SourceText.IsName(text) ? text : Declare(text));
            }

            return known;
        })];

        string Declare(string value)
        {
            var name = names.New("same");
            writer.Line($"var {name} = {value};");
            return name;
        }
    }

    /// <summary>Writes a row's values and what is stored of them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="names">Names of locals.</param>
    /// <param name="constants">What <see cref="WriteRowConstants"/> returned.</param>
    /// <param name="at">A local with the first column's place in tensors that cover the space.</param>
    /// <param name="row">The row's number, where <see cref="ReadsRows"/>.</param>
    /// <param name="reduce">Takes the number of an output that is reduced, of the vector, and the value.</param>
    protected void WriteRow(
        CodeWriter writer,
        Names names,
        IReadOnlyList<Dictionary<Expr, string>> constants,
        string at,
        string row,
        Action<int, int, string> reduce)
    {
        // With constant offsets from references the addresses of further vectors cost nothing.
        var references = new Dictionary<string, string>();
        for (var vector = 0; vector < constants.Count; vector++)
        {
            var v = vector;
            var point = new MapPoint(writer, names, Width, (node, width) => LeafOf(node, width, v), constants[v]);
            var values = point.Values(Map.Results);
            for (var o = 0; o < values.Count; o++)
            {
                if (Map.Results[o].Reduction == Reduction.None)
                    writer.Line(Place(Outputs[o], v, (reference, index) => Width.Store(values[o], reference, index)));
                else
                    reduce(o, v, values[o]);
            }
        }

        string LeafOf(Expr node, VectorWidth width, int vector) => node switch
        {
            Input { Slot: var slot } when Map.Space.BroadcastOf(Map.Inputs[slot]) == Broadcast.None => Place(Inputs[slot], vector, width.Load),
            RandomUniform random => Drawn(random, at, vector),
            _ => Leaf(node, width, row, "sample", ColumnOf(vector)),
        };

        string Place(string tensor, int vector, Func<string, string, string> access)
        {
            if (constants.Count == 1)
                return access(tensor, at);

            if (!references.TryGetValue(tensor, out var reference))
            {
                reference = names.New("x");
                references.Add(tensor, reference);
                writer.Line($"ref var {reference} = ref Unsafe.Add(ref {tensor}, {at});");
            }

            return access(reference, vector == 0 ? "0" : ContractionTile.Lane(vector));
        }
    }

    /// <summary>A vector of random numbers at a row's place.</summary>
    /// <param name="random">Which.</param>
    /// <param name="at">As for <see cref="WriteRow"/>.</param>
    /// <param name="vector">Which of the vectors side by side.</param>
    protected virtual string Drawn(RandomUniform random, string at, int vector) =>
        Width.Uniform(Signature.Random(random.Stream), new Address(0).Plus(at).Plus(vector == 0 ? "0" : ContractionTile.Lane(vector)).Text);

    private static string ColumnOf(int vector) => vector == 0 ? "c" : $"c + {ContractionTile.Lane(vector)}";

    // The largest expressions that don't differ between rows.
    protected IEnumerable<Expr> RowConstants(Expr expression) =>
        IsSameInRows(expression) ? expression.Descendants().OfType<Input>().Any() ? [expression] : []
        : expression.Children.SelectMany(RowConstants);

    private bool IsSameInRows(Expr expression) => expression.Descendants().All(node => node switch
    {
        Input input => IsSameInRows(Map.Space.BroadcastOf(Map.Inputs[input.Slot])),
        RandomUniform => false,
        _ => true,
    });
}
