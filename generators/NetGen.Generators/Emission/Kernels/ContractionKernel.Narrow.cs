using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Products of one or two columns (see <see cref="NarrowProducts"/>): vectors along the terms, or, of a gradient, along the rows.</content>
internal sealed partial class ContractionKernel
{
    private NarrowProductText? Narrow =>
        NarrowProducts.OfSamples(_plan) ? new(Name(), Summary(), _signature.Parameters, NarrowRow)
        {
            Rows = NarrowRows,
            FewestRows = NarrowProducts.TermsOf(_plan),
            Helper = _epilogue.Helper,
        }
        : NarrowProducts.OfGradient(_plan) ? new(Name(), Summary(), _signature.Parameters, NarrowGradient) { Helper = _epilogue.Helper }
        : null;

    private bool IsOne => _plan.Columns == 1;

    // A single row: its terms' lanes are folded.
    private void NarrowRow(CodeWriter writer)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        var row = names.New("m");
        using var rows = writer.Braces($"for (var {row} = first; {row} < last; {row}++)");
        var position = new Position(nest).Plus(nest.Row, row);
        SumNarrow(writer, names, position, 1);
        _epilogue.FinishLanes(writer, $"NarrowLanes.SumOf{(IsOne ? "One" : "Two")}({ContractionTile.Name(0, 0)})", position.Output.Text, VectorWidth.V128, _plan.Columns, isRepeated: false);
    }

    // As many rows as columns times rows fill a vector, into which all their terms are folded. The last tile reaches back.
    private void NarrowRows(CodeWriter writer)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        RepeatColumns(writer);
        var height = NarrowProducts.TermsOf(_plan);
        InTilesOf(height, writer, names, "first", "last", row =>
        {
            var position = new Position(nest).Plus(nest.Row, row);
            SumNarrow(writer, names, position, height);
            var sums = Integers.Range(0, height).Select(r => ContractionTile.Name(r, 0));
            for (var group = TilePlan.Lanes; sums.Count > 1; group /= 2)
                sums = Integers.Range(0, sums.Count / 2).Select(i => Declare(writer, names, "sum", $"NarrowLanes.Fold({sums[2 * i]}, {sums[(2 * i) + 1]}, {Literal.Int(group)})"));
            _epilogue.FinishLanes(writer, sums[0], position.Output.Text, VectorWidth.V512, TilePlan.Lanes, isRepeated: true);
        });
    }

    private void SumNarrow(CodeWriter writer, Names names, Position position, int rows)
    {
        var (terms, nest) = (_plan.Nests[0].Depth[0].Extent, _plan.Nests[0]);
        var (step, rest) = (NarrowProducts.TermsOf(_plan), terms % NarrowProducts.TermsOf(_plan));
        writer.Line($"ref var a = ref {position.Left.Reference("left")};");
        writer.Line($"ref var b = ref {position.Right.Reference("right")};");
        Zeros(writer, Integers.Range(0, rows).Select(row => ContractionTile.Name(row, 0)));
        if (terms == step)
        {
            Step("");
            return;
        }

        var k = names.New("k");
        using (writer.Braces($"for (nint {k} = 0; {k} < {Literal.Int(terms - rest)}; {k} += {Literal.Int(step)})"))
        {
            Step("");
            writer.Line($"a = ref Unsafe.Add(ref a, {Literal.Int(step)});");
            writer.Line($"b = ref Unsafe.Add(ref b, {Literal.Int(TilePlan.Lanes)});");
        }

        // Neither what lies behind the last terms nor zero times it is added.
        if (rest > 0)
            Step(", " + Literal.Int(rest));

        void Step(string count)
        {
            var first = count.Length > 0 ? "First" : "";
            var y = Declare(writer, names, "y", $"NarrowLanes.Once{first}(ref b, 0{(count.Length > 0 ? ", " + Literal.Int(rest * _plan.Columns) : "")})");
            for (var row = 0; row < rows; row++)
            {
                var sum = ContractionTile.Name(row, 0);
                writer.Line($"{sum} = Lanes512.MultiplyAdd(NarrowLanes.{(IsOne ? "Once" : "Twice")}{first}(ref a, {Literal.Int(row * nest.Row.Left)}{count}), {y}, {sum});");
            }
        }
    }

    private void NarrowGradient(CodeWriter writer)
    {
        var (names, tiles) = (new Names(), NarrowProducts.TilesOf(_plan));
        var (vectors, ofTile) = (NarrowProducts.VectorsOf(_plan), NarrowProducts.VectorsOfTile(_plan));
        var unit = names.New("unit");
        using var units = writer.Braces($"for (var {unit} = first; {unit} < last; {unit}++)");
        if (tiles == 1)
        {
            Tile(0, vectors, _plan.Nests[0].Row.Extent);
            return;
        }

        using (writer.Braces($"if ({unit} < {Literal.Int(tiles - 1)})"))
            Tile(null, ofTile, ofTile * NarrowProducts.TermsOf(_plan));
        using (writer.Braces("else"))
        {
            var done = (tiles - 1) * ofTile;
            Tile(done, vectors - done, _plan.Nests[0].Row.Extent - (done * NarrowProducts.TermsOf(_plan)));
        }

        // From a vector on, or those of the unit.
        void Tile(int? start, int count, int rows)
        {
            var (nest, terms, partials) = (_plan.Nests[0], NarrowProducts.TermsOf(_plan), NarrowProducts.PartialSumsOf(_plan));
            var position = start is { } known ? new Position(nest).Plus(nest.Row, known * terms) : new Position(nest).Plus(nest.Row, $"{unit} * {Literal.Int(count * terms)}");
            writer.Line($"ref var a = ref {position.Left.Reference("left")};");
            writer.Line($"ref var b = ref {position.Right.Reference("right")};");
            Zeros(writer, [.. Enumerable.Range(0, count).SelectMany(vector => Integers.Range(0, partials).Select(partial => ContractionTile.Name(vector, 0, partial)))]);
            var sample = names.New("b");
            if (partials > 1)
                writer.Line($"nint {sample} = 0;");
            using (writer.Braces(partials == 1 ? $"for (nint {sample} = 0; {sample} < batch; {sample}++)"
                : $"for (; {sample} <= batch - {Literal.Int(partials)}; {sample} += {Literal.Int(partials)})"))
            {
                for (var partial = 0; partial < partials; partial++)
                    Step(partial);
                Advance(partials);
            }

            if (partials > 1)
            {
                using (writer.Braces($"for (; {sample} < batch; {sample}++)"))
                {
                    Step(0);
                    Advance(1);
                }
            }

            for (var vector = 0; vector < count; vector++)
            {
                for (var span = partials / 2; span > 0; span /= 2)
                {
                    for (var partial = 0; partial < span; partial++)
                        writer.Line($"{ContractionTile.Name(vector, 0, partial)} += {ContractionTile.Name(vector, 0, partial + span)};");
                }
            }

            for (var vector = 0; vector < count; vector++)
            {
                var lanes = Math.Min(TilePlan.Lanes, (rows - (vector * terms)) * _plan.Columns);
                var (width, part) = lanes > VectorWidth.V256.Lanes ? (VectorWidth.V512, "")
                    : lanes > VectorWidth.V128.Lanes ? (VectorWidth.V256, ".GetLower()")
                    : (VectorWidth.V128, lanes == 1 ? ".ToScalar()" : ".GetLower().GetLower()");
                _epilogue.FinishLanes(writer, ContractionTile.Name(vector, 0) + part, position.Output.Plus(vector * TilePlan.Lanes).Text, width, lanes, isRepeated: false);
            }

            // The lanes behind the last row count for nothing, but what they would be read from needn't exist.
            void Step(int partial)
            {
                var y = Declare(writer, names, "y", $"NarrowLanes.RowOf{(IsOne ? "One" : "Two")}(ref b, {Literal.Int(partial * _plan.Columns)})");
                for (var vector = 0; vector < count; vector++)
                {
                    var (sum, rest) = (ContractionTile.Name(vector, 0, partial), rows - (vector * terms));
                    var isFirst = rest < terms && !KernelSignature.HasRoomBehind(_plan.Contraction.Left.Tensor);
                    writer.Line($"{sum} = Lanes512.MultiplyAdd(NarrowLanes.{(IsOne ? "Once" : "Twice")}{(isFirst ? "First" : "")}(ref a, "
                        + $"{Literal.Int((partial * nest.Depth[0].Left) + (vector * terms))}{(isFirst ? ", " + Literal.Int(rest) : "")}), {y}, {sum});");
                }
            }

            void Advance(int samples)
            {
                writer.Line($"a = ref Unsafe.Add(ref a, {Literal.Int(samples * nest.Depth[0].Left)});");
                writer.Line($"b = ref Unsafe.Add(ref b, {Literal.Int(samples * _plan.Columns)});");
            }
        }
    }
}
