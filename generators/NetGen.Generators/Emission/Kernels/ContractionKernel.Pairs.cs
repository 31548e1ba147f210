using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>Two pixels in a vector of 512 bits (see <see cref="PixelPairs"/>), in a method of its own; and which other pairs there are.</content>
internal sealed partial class ContractionKernel
{
    private const string Places = "places";
    private const string Order = "order";
    private const string Firsts = "firsts";

    private LanePairsText? Pairs => PixelPairs.OfPixels(_plan) is { } pairs ? new("Two neighbouring pixels in a vector.", writer => PairsOfPixels(writer, pairs))
        : PixelPairs.OfGradient(_plan) ? new("Two neighbouring pixels in a vector.", GradientOfPairs)
        : TermPairs.RowsOf(_plan) is { } rows ? PairsOfTerms(rows)
        : RowPairs.OfSamples(_plan) ? new("Two neighbouring rows in a vector.", RowsOfSamples) { Condition = RowPairs.FitATile(_plan) ? $"last - first == {Literal.Int(_plan.Units)}" : null }
        : RowPairs.OfPixels(_plan) ? new("Two neighbouring taps in a vector.", RowsOfPixels) : null;

    // What an epilogue reads by its column, for all rows of a vector.
    private void RepeatColumns(CodeWriter writer)
    {
        var columnInputs = _epilogue.ColumnInputs;
        if (columnInputs.Count > 0)
            writer.Line($"Span<float> repeated = stackalloc float[{Literal.Int(TilePlan.Lanes * columnInputs.Count)}];");
        for (var i = 0; i < columnInputs.Count; i++)
        {
            var repeated = columnInputs[i] + ContractionEpilogue.RepeatedSuffix;
            writer.Line($"ref var {repeated} = ref {new Address(TilePlan.Lanes * i).Reference("MemoryMarshal.GetReference(repeated)")};");
            writer.Line($"LanePairs.Repeat(ref {columnInputs[i]}, ref {repeated}, {Literal.Int(_plan.Columns)});");
        }
    }

    private void PairsOfPixels(CodeWriter writer, int pairs)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        RepeatColumns(writer);
        writer.Line($"var {Order} = LanePairs.Order({Literal.Int(_plan.Columns)});");
        using var loops = new Loops(writer);
        var position = OpenOuter(loops, writer, names, nest);
        if (2 * pairs < nest.Row.Extent)
        {
            var (m, pixel) = (names.New("m"), names.New("row"));
            loops.Open($"for (nint {m} = 0; {m} < {Literal.Int(nest.Row.Extent)}; {m} += {Literal.Int(2 * pairs)})");
            writer.Line($"var {pixel} = Math.Min({m}, {Literal.Int(nest.Row.Extent - (2 * pairs))});");
            position = position.Plus(nest.Row, pixel);
        }

        writer.Line($"ref var a = ref {position.Left.Reference("left")};");
        writer.Line($"ref var b = ref {position.Right.Reference("right")};");
        var sums = Integers.Range(0, pairs).Select(pair => ContractionTile.Name(pair, 0));
        Zeros(writer, sums);
        SumPairs(writer, names, nest.Depth, 0, new Address(0), new Address(0), sums);
        _epilogue.FinishPairs(writer, names, sums, position.Output, 2 * _plan.Columns, sum => $"LanePairs.Apart({sum}, {Order})");
    }

    // A number of the image and its neighbour serve every pair that a tap brings to them: half as many as the window has taps.
    private static void SumPairs(CodeWriter writer, Names names, IReadOnlyList<PlannedLoop> loops, int level, Address left, Address right, List<string> sums)
    {
        var loop = loops[level];
        if (level < loops.Count - 1)
        {
            var name = names.New(loop.Name);
            using (writer.Braces($"for (nint {name} = 0; {name} < {Literal.Int(loop.Extent)}; {name}++)"))
                SumPairs(writer, names, loops, level + 1, left.Plus(name, loop.Left), right.Plus(name, loop.Right), sums);
            return;
        }

        var (a, b) = (names.New("a"), names.New("b"));
        writer.Line($"ref var {a} = ref {left.Reference("a")};");
        writer.Line($"ref var {b} = ref {right.Reference("b")};");
        var taps = Integers.Range(0, loop.Extent).Select(tap => Declare(writer, names, "y", $"LanePairs.LoadForBoth(ref {b}, {Literal.Int(tap * loop.Right)})"));
        for (var place = 0; place < (2 * (sums.Count - 1)) + taps.Count; place++)
        {
            var x = Declare(writer, names, "x", $"LanePairs.Broadcast(ref {a}, {Literal.Int(place)})");
            for (var tap = place % 2; tap < taps.Count; tap += 2)
            {
                var pair = (place - tap) / 2;
                if (place >= tap && pair < sums.Count)
                    writer.Line($"{sums[pair]} = Lanes512.MultiplyAdd({x}, {taps[tap]}, {sums[pair]});");
            }
        }
    }

    private void GradientOfPairs(CodeWriter writer)
    {
        var (names, nest) = (new Names(), _plan.Nests[0]);
        writer.Line($"var {Places} = LanePairs.Places({Literal.Int(_plan.Columns)});");
        var sample = names.New("sample");
        using var samples = writer.Braces($"for (nint {sample} = first; {sample} < last; {sample}++)");
        var group = new Address(0).Plus(SumBlock.GroupOf(sample), _plan.Contraction.Output.Tensor.Size);
        writer.Line($"ref var {_epilogue.SumName} = ref {group.Reference(ContractionEpilogue.Groups)};");
        var position = new Position(nest).Plus(nest.Depth[0] with { Extent = 1 }, Times(sample, nest.Depth[0].Extent));
        writer.Line($"ref var a = ref {position.Left.Reference("left")};");
        writer.Line($"ref var b = ref {position.Right.Reference("right")};");

        var taps = TapsOf(nest, nest.Outer.Append(nest.Row));
        var parts = _plan.PartialSums / 2;
        string Sum(int tap, int part) => ContractionTile.Name(tap, 0, part);
        Zeros(writer, [.. taps.SelectMany((_, tap) => Integers.Range(0, parts).Select(part => Sum(tap, part)))]);
        Pixels(ContractionPlan.LoopsOfSample(nest), 0, "a", "b");
        Store();

        void Pixels(IReadOnlyList<PlannedLoop> loops, int level, string left, string right)
        {
            var loop = loops[level];
            var (a, b) = (names.New("a"), names.New("b"));
            if (level < loops.Count - 1)
            {
                var name = names.New(loop.Name);
                using (writer.Braces($"for (nint {name} = 0; {name} < {Literal.Int(loop.Extent)}; {name}++)"))
                {
                    writer.Line($"ref var {a} = ref {new Address(0).Plus(name, loop.Left).Reference(left)};");
                    writer.Line($"ref var {b} = ref {new Address(0).Plus(name, loop.Right).Reference(right)};");
                    Pixels(loops, level + 1, a, b);
                }

                return;
            }

            var (k, whole) = (names.New("k"), loop.Extent / _plan.PartialSums * _plan.PartialSums);
            using (writer.Braces($"for (nint {k} = 0; {k} < {Literal.Int(whole)}; {k} += {Literal.Int(_plan.PartialSums)})"))
            {
                for (var part = 0; part < parts; part++)
                    Products(left, right, part);
                writer.Line($"{left} = ref Unsafe.Add(ref {left}, {Literal.Int(_plan.PartialSums)});");
                writer.Line($"{right} = ref Unsafe.Add(ref {right}, {Literal.Int(_plan.PartialSums * loop.Right)});");
            }

            for (var part = 0; part < (loop.Extent - whole) / 2; part++)
                Products(left, right, part);
        }

        void Products(string left, string right, int part)
        {
            var y = Declare(writer, names, "y", $"LanePairs.Load(ref {right}, {Literal.Int(2 * part * _plan.Columns)}, {Places})");
            for (var tap = 0; tap < taps.Count; tap++)
                writer.Line($"{Sum(tap, part)} = {MultiplyAdd(left, (2 * part) + taps[tap].Left, y, Sum(tap, part))};");
        }

        // As partial sums are added up: last those side by side.
        void Store()
        {
            var lanes = VectorWidth.V256.LanesOf(_plan.Columns);
            var load = _plan.ReadsBeyond(_plan.Contraction.Output.Tensor) ? "LoadBeyond" : "Load";
            var sums = taps.ConvertAll(_ => names.New("sum"));
            for (var tap = 0; tap < taps.Count; tap++)
                writer.Line($"var {sums[tap]} = LanePairs.Sum({string.Join(" + ", Integers.Range(0, parts).Select(part => Sum(tap, part)))});");
            using (writer.Braces($"if ({SumBlock.HasSumsOfGroup(sample)})"))
            {
                for (var tap = 0; tap < taps.Count; tap++)
                    writer.Line($"{sums[tap]} += {lanes}.{load}(ref {_epilogue.SumName}, {Literal.Int(taps[tap].Output)});");
            }

            for (var tap = 0; tap < taps.Count; tap++)
                writer.Line($"{lanes}.Store({sums[tap]}, ref {_epilogue.SumName}, {Literal.Int(taps[tap].Output)});");
        }
    }

    // A gradient's taps, with their places in the image and in the sums.
    private static List<PlannedLoop> TapsOf(LoopNest nest, IEnumerable<PlannedLoop> loops)
    {
        var taps = new List<PlannedLoop> { new("", 1, IsBatch: false, nest.OutputStart, 0, 0) };
        foreach (var loop in loops)
        {
            taps = [.. taps.SelectMany(tap => Integers.Range(0, loop.Extent).Select(step => tap with
            {
                Output = tap.Output + (step * loop.Output),
                Left = tap.Left + (step * loop.Left),
            }))];
        }

        return taps;
    }

    private static string MultiplyAdd(string reference, int offset, string y, string sum, bool hasBoth = true) =>
        $"LanePairs.{(hasBoth ? "MultiplyAdd" : "MultiplyAddFirst")}(ref {reference}, {Literal.Int(offset)}, {y}, {sum})";

    private static string Declare(CodeWriter writer, Names names, string stem, string value)
    {
        var name = names.New(stem);
        writer.Line($"var {name} = {value};");
        return name;
    }

    private static void Zeros(CodeWriter writer, List<string> sums)
    {
        const int OfLine = 9;
        if (sums.Count == 1)
        {
            writer.Line($"var {sums[0]} = Vector512<float>.Zero;");
            return;
        }

        writer.Line("var zero = Vector512<float>.Zero;");
        for (var i = 0; i < sums.Count; i += OfLine)
            writer.Line($"Vector512<float> {string.Join(", ", sums.Skip(i).Take(OfLine).Select(sum => sum + " = zero"))};");
    }
}
