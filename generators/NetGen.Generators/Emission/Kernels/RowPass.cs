using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>What a pass over the columns of a row produces.</summary>
/// <param name="Value">Evaluated at every column.</param>
/// <param name="Store">The reference whose columns it is stored to, or null.</param>
/// <param name="Reduction">How it is reduced, if it is.</param>
/// <param name="Result">The local that receives the reduced value.</param>
internal sealed record RowResult(Expr Value, string? Store, Reduction Reduction = Reduction.None, string Result = "");

/// <summary>
/// One pass over a row of constant length. A reduced row is always added up in the same order, whatever the vectors' width: blocks of 16
/// columns go to 16 lanes, which fold to 8, then 4; the blocks of 4 that are left are added to these; they fold to 2, then 1; the last
/// columns are added one by one (as <c>NetGen.Numerics.Reductions</c> does).
/// </summary>
internal sealed class RowPass(CodeWriter writer, VectorWidth width, Names names, Func<Expr, VectorWidth, string, string> leaf)
{
    private const int Block = 16;

    public void Emit(int columns, IReadOnlyList<RowResult> results)
    {
        var reduced = results.Where(result => result.Reduction != Reduction.None).ToList();
        var vectors = Block / width.Lanes;
        var blocks = columns / Block;
        var accumulators = reduced.ToDictionary(
            result => result,
            result => Enumerable.Range(0, blocks > 0 ? vectors : 0).Select(_ => names.New("lanes")).ToList());

        foreach (var result in reduced)
        {
            foreach (var accumulator in accumulators[result])
                writer.Line($"var {accumulator} = {Identity(result, width)};");
        }

        if (blocks == 1)
            EmitBlock("", results, accumulators);
        else if (blocks > 1)
        {
            using (writer.Braces($"for (nint c = 0; c < {Literal.Int(blocks * Block)}; c += {Literal.Int(Block)})"))
                EmitBlock("c", results, accumulators);
        }

        EmitRest(columns, blocks * Block, results, reduced, accumulators);
    }

    private static string Identity(RowResult result, VectorWidth width) =>
        result.Reduction == Reduction.RowMax ? width.Broadcast("float.NegativeInfinity") : width.Zero;

    private static string Combine(RowResult result, VectorWidth width, string a, string b) => result.Reduction == Reduction.RowMax
        ? $"{(width.IsScalar ? "MathF" : width.Class)}.Max({a}, {b})"
        : $"{a} + {b}";

    private void EmitBlock(string column, IReadOnlyList<RowResult> results, Dictionary<RowResult, List<string>> accumulators)
    {
        for (var v = 0; v < Block / width.Lanes; v++)
        {
            var offset = Literal.Int(v * width.Lanes);
            var index = column.Length == 0 ? offset : v == 0 ? column : $"{column} + {offset}";
            var at = v;
            Evaluate(width, index, results, result => accumulators[result][at]);
        }
    }

    private void EmitRest(
        int columns,
        int done,
        IReadOnlyList<RowResult> results,
        List<RowResult> reduced,
        Dictionary<RowResult, List<string>> accumulators)
    {
        var rest = columns - done;
        var four = reduced.ToDictionary(result => result, result => Fold(result, accumulators[result], rest >= 4));
        for (; rest >= 4; rest -= 4, done += 4)
            Evaluate(VectorWidth.V128, Literal.Int(done), results, result => four[result]);

        foreach (var result in reduced)
        {
            var lanes = four[result];
            if (lanes.Length == 0)
            {
                writer.Line($"var {result.Result} = {Identity(result, VectorWidth.Scalar)};");
                continue;
            }

            string Lane(int i) => $"{lanes}.GetElement({Literal.Int(i)})";
            var one = VectorWidth.Scalar;
            var even = Combine(result, one, Lane(0), Lane(2));
            var odd = Combine(result, one, Lane(1), Lane(3));
            writer.Line($"var {result.Result} = {Combine(result, one, Bracket(even, result), Bracket(odd, result))};");
        }

        for (; rest > 0; rest--, done++)
            Evaluate(VectorWidth.Scalar, Literal.Int(done), results, result => result.Result);
    }

    private static string Bracket(string text, RowResult result) => result.Reduction == Reduction.RowMax ? text : $"({text})";

    // 16 lanes to 4, lane l + lane l + 8 first.
    private string Fold(RowResult result, List<string> accumulators, bool needed)
    {
        if (accumulators.Count == 0)
        {
            if (!needed)
                return "";

            var empty = names.New("four");
            writer.Line($"var {empty} = {Identity(result, VectorWidth.V128)};");
            return empty;
        }

        var folded = accumulators;
        var foldedWidth = width;
        while (folded.Count > 1)
        {
            var half = folded.Count / 2;
            var next = new List<string>();
            for (var i = 0; i < half; i++)
            {
                var name = names.New("fold");
                writer.Line($"var {name} = {Combine(result, foldedWidth, folded[i], folded[i + half])};");
                next.Add(name);
            }

            folded = next;
        }

        while (foldedWidth.Lanes > 4)
        {
            foldedWidth = new VectorWidth(foldedWidth.Lanes / 2);
            var name = names.New(foldedWidth.Lanes == 4 ? "four" : "fold");
            writer.Line($"var {name} = {Combine(result, foldedWidth, folded[0] + ".GetLower()", folded[0] + ".GetUpper()")};");
            folded = [name];
        }

        return folded[0];
    }

    private void Evaluate(VectorWidth at, string column, IReadOnlyList<RowResult> results, Func<RowResult, string> accumulator)
    {
        var printer = new ExpressionPrinter(at, node => leaf(node, at, column), Declare);
        printer.Count(results.Select(result => result.Value));

        // Everything is computed before anything is stored: an output may lie over an input.
        var values = results.Select(result => printer.Print(result.Value)).ToList();
        if (results.Count > 1)
            values = values.ConvertAll(value => SourceText.IsName(value) ? value : Declare(value));

        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Store is { } store)
                writer.Line(at.Store(values[i], store, column));
            if (results[i].Reduction != Reduction.None)
            {
                var name = accumulator(results[i]);
                writer.Line(results[i].Reduction == Reduction.RowMax
                    ? $"{name} = {Combine(results[i], at, name, values[i])};"
                    : $"{name} += {values[i]};");
            }
        }
    }

    private string Declare(string value)
    {
        var name = names.New("v");
        writer.Line($"var {name} = {value};");
        return name;
    }
}
