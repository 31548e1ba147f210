using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Two terms of a sum in a vector of 512 bits (see <see cref="TermPairs"/>), in a method of its own.</content>
internal sealed partial class ContractionKernel
{
    private LanePairsText PairsOfTerms(int rows) => new("Two neighbouring terms of each sum in a vector.", writer => SumTerms(writer, rows))
    {
        // Fewer samples go one by one.
        Condition = _plan.Nests[0].Row is { IsBatch: true, Extent: 1 } ? $"last - first >= {Literal.Int(rows)}" : null,
    };

    private void SumTerms(CodeWriter writer, int rows)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        RepeatColumns(writer);
        writer.Line($"var {Places} = LanePairs.Places({Literal.Int(_plan.Columns)});");
        writer.Line($"var {Firsts} = LanePairs.Firsts({Literal.Int(_plan.Columns)});");
        using var loops = new Loops(writer);
        var position = OpenOuter(loops, writer, names, nest);
        var (first, last) = nest.Row.IsBatch ? (Bound("first", nest.Row), Bound("last", nest.Row)) : ("0", Literal.Int(nest.Row.Extent));
        if (nest.Row.IsBatch || rows < nest.Row.Extent)
        {
            var (m, row) = (names.New("m"), names.New("row"));
            loops.Open($"for (nint {m} = {first}; {m} < {last}; {m} += {Literal.Int(rows)})");
            writer.Line($"var {row} = Math.Min({m}, {(nest.Row.IsBatch ? $"{last} - {Literal.Int(rows)}" : Literal.Int(nest.Row.Extent - rows))});");
            position = position.Plus(nest.Row, row);
        }

        writer.Line($"ref var a = ref {position.Left.Reference("left")};");
        writer.Line($"ref var b = ref {position.Right.Reference("right")};");
        var parts = _plan.PartialSums / 2;
        Zeros(writer, [.. Enumerable.Range(0, rows).SelectMany(row => Integers.Range(0, parts).Select(part => ContractionTile.Name(row, 0, part)))]);
        Terms(writer, names, nest.Depth, 0, new Address(0), new Address(0), rows);

        // As partial sums are added up: last those side by side.
        string Sum(int row) => string.Join(" + ", Integers.Range(0, parts).Select(part => ContractionTile.Name(row, 0, part)));
        var sums = Integers.Range(0, rows / 2).Select(pair => $"LanePairs.Sum({Sum(2 * pair)}, {Sum((2 * pair) + 1)}, {Firsts})");
        _epilogue.FinishPairs(writer, names, sums, position.Output, 2 * _plan.Columns, sum => sum);
    }

    private void Terms(CodeWriter writer, Names names, IReadOnlyList<PlannedLoop> loops, int level, Address left, Address right, int rows)
    {
        var loop = loops[level];
        if (level < loops.Count - 1)
        {
            var name = names.New(loop.Name);
            using (writer.Braces($"for (nint {name} = 0; {name} < {Literal.Int(loop.Extent)}; {name}++)"))
                Terms(writer, names, loops, level + 1, left.Plus(name, loop.Left), right.Plus(name, loop.Right), rows);
            return;
        }

        var (a, b) = ("a", "b");
        if (level > 0)
        {
            (a, b) = (names.New("a"), names.New("b"));
            writer.Line($"ref var {a} = ref {left.Reference("a")};");
            writer.Line($"ref var {b} = ref {right.Reference("b")};");
        }

        var (step, whole) = (_plan.PartialSums, loop.Extent / _plan.PartialSums * _plan.PartialSums);
        if (whole <= step)
        {
            Steps(loop.Extent);
            return;
        }

        var k = names.New("k");
        using (writer.Braces($"for (nint {k} = 0; {k} < {Literal.Int(whole)}; {k} += {Literal.Int(step)})"))
        {
            Steps(step);
            writer.Line($"{a} = ref Unsafe.Add(ref {a}, {Literal.Int(step)});");
            writer.Line($"{b} = ref Unsafe.Add(ref {b}, {Literal.Int(step * loop.Right)});");
        }

        Steps(loop.Extent - whole);

        // The last one may have no neighbour.
        void Steps(int count)
        {
            for (var term = 0; term < count; term += 2)
            {
                var hasBoth = term + 1 < count;
                var y = Declare(writer, names, "y", hasBoth
                    ? $"LanePairs.Load(ref {b}, {Literal.Int(term * loop.Right)}, {Places})" : $"LanePairs.LoadFirst(ref {b}, {Literal.Int(term * loop.Right)})");
                for (var row = 0; row < rows; row++)
                {
                    var sum = ContractionTile.Name(row, 0, term / 2 % (step / 2));
                    writer.Line($"{sum} = {MultiplyAdd(a, (row * _plan.Nests[0].Row.Left) + term, y, sum, hasBoth)};");
                }
            }
        }
    }
}
