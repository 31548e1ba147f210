using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>What a pass over the columns of a row produces.</summary>
/// <param name="Value">Evaluated at every column.</param>
/// <param name="Store">The reference whose columns it is stored to, or null.</param>
/// <param name="Reduction">How it is reduced, if it is.</param>
/// <param name="Result">The local that receives the reduced value.</param>
internal sealed record RowResult(Expr Value, string? Store, Reduction Reduction = Reduction.None, string Result = "")
{
    /// <summary>Whether a later pass over the row reads it (see <see cref="RowPass.ValueOf"/>).</summary>
    public bool IsKept { get; init; }

    /// <summary>
    /// Whether a maximum is a shift that cancels: then it doesn't matter which of two zeros it is, nor what it is of numbers that aren't (the values
    /// that it is subtracted from aren't either), and the hardware's own instruction will do.
    /// </summary>
    public bool IsShift { get; init; }
}

/// <summary>
/// One pass over a row of constant length. A reduced row is always added up in the same order, whatever the vectors' width: blocks of 16
/// columns go to 16 lanes, which fold to 8, then 4; the blocks of 4 that are left are added to these; they fold to 2, then 1; the last
/// columns are added one by one (as <c>NetGen.Numerics.Reductions</c> does).
/// </summary>
/// <param name="writer">Where.</param>
/// <param name="width">The widest vectors.</param>
/// <param name="names">Names of locals.</param>
/// <param name="leaf">What a leaf is at a column, in C#.</param>
/// <param name="readsBeyond">
/// Whether all that is read has room behind it: then the columns that fill no vector are the first lanes of one, instead of vectors of four and single
/// numbers, each of which would take as long.
/// </param>
internal sealed class RowPass(CodeWriter writer, VectorWidth width, Names names, Func<Expr, VectorWidth, string, string> leaf, bool readsBeyond)
{
    private const int Block = 16;

    private readonly Dictionary<(RowResult Result, string Column), string> _values = [];

    /// <summary>Whether the values of a row of that many columns are still in registers when the next pass comes.</summary>
    public static bool Keeps(int columns) => columns < 2 * Block;

    /// <summary>The local that holds a result of an earlier pass at a column; only if the row is short enough for <see cref="Keeps"/>.</summary>
    public string ValueOf(RowResult result, string column) => _values[(result, column)];

    public void Emit(int columns, params IReadOnlyList<RowResult> results)
    {
        var reduced = results.Where(result => result.Reduction != Reduction.None).ToList();
        var vectors = Block / width.Lanes;
        var blocks = columns / Block;
        var accumulators = reduced.ToDictionary(
            result => result,
            result => Integers.Range(0, blocks > 0 ? vectors : 0).Select(_ => names.New("lanes")).ToList());

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
        ? $"{(!width.IsScalar ? width.Class : result.IsShift ? "VectorMath" : "MathF")}.Max{(result.IsShift ? "Native" : "")}({a}, {b})"
        : $"{a} + {b}";

    private void EmitBlock(string column, IReadOnlyList<RowResult> results, Dictionary<RowResult, List<string>> accumulators)
    {
        for (var v = 0; v < Block / width.Lanes; v++)
        {
            var offset = Literal.Int(v * width.Lanes);
            var index = column.Length == 0 ? offset : v == 0 ? column : $"{column} + {offset}";
            var values = Values(width, index, results, isTakenApart: false);
            for (var i = 0; i < results.Count; i++)
            {
                if (results[i].Store is { } store)
                    writer.Line(width.Store(values[i], store, index));
                if (results[i].Reduction != Reduction.None)
                    Reduce(results[i], width, accumulators[results[i]][v], values[i]);
            }
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
        var pieces = Pieces(done, rest).ConvertAll(piece => (Piece: piece, Values: Values(piece.Width, Literal.Int(piece.Column), results, piece.IsTakenApart)));
        foreach (var (piece, values) in pieces)
        {
            for (var i = 0; i < results.Count; i++)
            {
                if (results[i].Store is { } store)
                    Store(piece, values[i], store);
                for (var lane = 0; results[i].Reduction != Reduction.None && lane + 4 <= piece.Lanes; lane += 4)
                    Reduce(results[i], VectorWidth.V128, four[results[i]], Lanes(values[i], piece.Width, lane, VectorWidth.V128));
            }
        }

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

        foreach (var (piece, values) in pieces)
        {
            for (var i = 0; i < results.Count; i++)
            {
                for (var lane = piece.Lanes / 4 * 4; results[i].Reduction != Reduction.None && lane < piece.Lanes; lane++)
                    Reduce(results[i], VectorWidth.Scalar, results[i].Result, Lanes(values[i], piece.Width, lane, VectorWidth.Scalar));
            }
        }
    }

    // The columns that are left, in vectors of which perhaps only the first lanes count. A row of fewer than a block has one kernel for all widths.
    private List<Piece> Pieces(int start, int rest)
    {
        var (pieces, done, widest) = (new List<Piece>(), start, start == 0 ? VectorWidth.V128 : width);
        for (var end = done + rest; done < end; done += pieces[pieces.Count - 1].Lanes)
        {
            var left = end - done;
            var at = left == 1 || (!readsBeyond && left < VectorWidth.V128.Lanes) ? VectorWidth.Scalar
                : !readsBeyond || left <= VectorWidth.V128.Lanes ? VectorWidth.V128
                : left <= VectorWidth.V256.Lanes && widest == VectorWidth.V512 ? VectorWidth.V256
                : widest;
            pieces.Add(new Piece(at, done, Math.Min(left, at.Lanes)));
        }

        return pieces;
    }

    private void Store(Piece piece, string value, string store)
    {
        for (var lane = 0; lane < piece.Lanes;)
        {
            var part = VectorWidth.Scalar;
            foreach (var candidate in VectorWidth.Kernels)
            {
                if (part.IsScalar && lane + candidate.Lanes <= piece.Lanes)
                    part = candidate;
            }

            writer.Line(part.Store(Lanes(value, piece.Width, lane, part), store, Literal.Int(piece.Column + lane)));
            lane += part.Lanes;
        }
    }

    // Some of a vector's lanes: its lower or upper half, and again.
    private static string Lanes(string value, VectorWidth whole, int first, VectorWidth part)
    {
        if (part.Lanes == whole.Lanes)
            return value;
        if (part.IsScalar)
            return $"{value}.GetElement({Literal.Int(first)})";

        var half = new VectorWidth(whole.Lanes / 2);
        return first < half.Lanes ? Lanes($"{value}.GetLower()", half, first, part) : Lanes($"{value}.GetUpper()", half, first - half.Lanes, part);
    }

    private void Reduce(RowResult result, VectorWidth at, string accumulator, string value) => writer.Line(result.Reduction == Reduction.RowMax
        ? $"{accumulator} = {Combine(result, at, accumulator, value)};"
        : $"{accumulator} += {value};");

    private sealed record Piece(VectorWidth Width, int Column, int Lanes)
    {
        /// <summary>Whether its lanes go to more than one place.</summary>
        public bool IsTakenApart => Lanes != Width.Lanes || Lanes > VectorWidth.V128.Lanes;
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

    // Everything is computed before anything is stored: an output may lie over an input. What is wanted more than once has a name.
    private List<string> Values(VectorWidth at, string column, IReadOnlyList<RowResult> results, bool isTakenApart)
    {
        var printer = new ExpressionPrinter(at, node => leaf(node, at, column), Declare);
        printer.Count(results.Select(result => result.Value));
        var values = results.Select(result => printer.Print(result.Value)).ToList();
        if (!isTakenApart && results.Count == 1 && !results[0].IsKept && (results[0].Store is null || results[0].Reduction == Reduction.None))
            return values;

        values = values.ConvertAll(value => SourceText.IsName(value) ? value : Declare(value));
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].IsKept)
                _values[(results[i], column)] = values[i];
        }

        return values;
    }

    private string Declare(string value)
    {
        var name = names.New("v");
        writer.Line($"var {name} = {value};");
        return name;
    }
}
