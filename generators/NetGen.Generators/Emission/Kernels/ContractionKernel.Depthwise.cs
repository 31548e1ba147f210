using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission.Kernels;

/// <content>
/// Depthwise convolutions and gradients along the rows of images (see <see cref="DepthwiseRows"/>): each vector of channels is read once for all taps of a row of them. A row that isn't
/// there is a vector of zeros, over and over again; a column that isn't there is left out.
/// </content>
internal sealed partial class ContractionKernel
{
    private const string NoRow = "zeros";

    private static void DeclareZeros(CodeWriter writer, IReadOnlyList<DepthwiseRows> parts)
    {
        if (parts.Any(rows => Integers.Range(0, rows.Y.Taps.Extent).Any(ky => !rows.Y.IsAlwaysInside(ky))))
            writer.Line($"ref var {NoRow} = ref Layout.Zeros;");
    }

    private void AlongImageRows(CodeWriter writer, Names names, LoopNest nest, DepthwiseRows rows)
    {
        var sample = names.New(rows.Samples.Name);
        using var samples = writer.Braces($"for (var {sample} = first; {sample} < last; {sample}++)");
        var position = Start(nest).Plus(rows.Samples, sample);
        ClearMargin(writer, rows.Samples, sample);
        if (_plan.SumsGroups)
            DeclareSumsOfGroup(writer, sample);
        Columns(writer, names, nest, 1, (_, column) =>
        {
            if (rows.IsGradient)
                GradientOfTaps(writer, names, rows, position, column, sample);
            else
                SumsOfWindows(writer, names, rows, position, column);
        });
    }

    // The weights in registers, row by row of windows.
    private void SumsOfWindows(CodeWriter writer, Names names, DepthwiseRows rows, Position position, string column)
    {
        var right = _plan.Contraction.Right.Tensor;
        writer.Line($"ref var b = ref {position.Right.Plus(column).Reference("right")};");
        ForTaps(rows, (ky, kx) => writer.Line($"var {Weight(ky, kx)} = {Load(right, "b", new Address(TapAt(rows, ky, kx, loop => loop.Right)).Text)};"));
        using var windows = new Loops(writer);
        position = OpenRows(windows, names, rows, position, out var y);
        OpenImageRows(writer, rows, position, column, y);
        var (o, at) = (names.New("o"), names.New("column"));
        writer.Line($"var {o} = {position.Output.Plus(column).Text};");
        if (_epilogue.ReadsColumns)
            writer.Line($"var {at} = {position.Column.Plus(column).Text};");

        // Of each window that is open, whether something has been summed.
        var begun = new bool[rows.OpenWindows];
        if (rows.OpenWindows > 1)
            writer.Line($"V {string.Join(", ", Integers.Range(0, rows.OpenWindows - 1).Select(SumOf).Select(sum => $"{sum} = L.Zero"))};");
        var passed = rows.X.Stride * (rows.Loop.To - rows.Loop.From);
        foreach (var window in rows.StepsBefore)
            Step(window, 0, isInLoop: false);
        if (rows.HasLoop)
        {
            using (writer.Braces(LoopOver(names, rows)))
            {
                Step(rows.Loop.From, 0, isInLoop: true);
                NextColumns(writer, rows);
            }
        }

        foreach (var window in rows.StepsBehind)
            Step(window, passed, isInLoop: false);

        // Reads the columns that no window before has, and adds them to all windows that they are in, the one that ends first.
        void Step(int window, int gone, bool isInLoop)
        {
            var columns = LoadColumns(writer, names, rows, window, gone);
            if (columns.Count == 0 && !rows.Exists(window) && !begun.Contains(true))
                return;

            for (var open = 0; open < rows.OpenWindows; open++)
            {
                // What is summed for windows beyond the last is dropped.
                if (!isInLoop && !rows.Exists(window + open))
                    continue;

                var hasSum = begun[open] || (isInLoop && open < rows.OpenWindows - 1);
                var target = open == 0 ? names.New("total") : SumOf(open - 1);
                var sum = AddProducts(target, hasSum ? SumOf(open) : null, columns, open);
                if (open == 0)
                {
                    End(sum ?? "L.Zero");
                    continue;
                }

                if (sum != target)
                    writer.Line($"{target} = {sum ?? "L.Zero"};");
                begun[open - 1] = sum is not null;
            }

            begun[rows.OpenWindows - 1] = false;
        }

        // What they come to: the sum so far, or nothing, if the window has none of the columns.
        string? AddProducts(string target, string? sum, List<Column> columns, int open)
        {
            var declaration = open == 0 ? "var " : "";
            foreach (var (tap, values) in columns)
            {
                var kx = tap - (open * rows.X.Stride);
                for (var ky = 0; ky < rows.Y.Taps.Extent && kx >= 0; ky++)
                {
                    var product = sum is null ? VectorWidth.Any.Arithmetic("Multiply", "*", values[ky], Weight(ky, kx)) : VectorWidth.Any.MultiplyAdd(values[ky], Weight(ky, kx), sum);
                    writer.Line($"{declaration}{target} = {product};");
                    (sum, declaration) = (target, "");
                }
            }

            return sum;
        }

        void End(string sum)
        {
            _epilogue.FinishVector(writer, sum, new Address(0).Plus(o), new Address(0).Plus(at));
            if (rows.X.Positions.Output != 0)
                writer.Line($"{o} += {Literal.Int(rows.X.Positions.Output)};");
        }
    }

    // The sums in registers, the gradient's pixels pass by.
    private void GradientOfTaps(CodeWriter writer, Names names, DepthwiseRows rows, Position position, string column, string sample)
    {
        var sums = _plan.Contraction.Output.Tensor;
        writer.Line($"ref var c = ref {position.Output.Plus(column).Reference(_epilogue.SumName)};");
        ForTaps(rows, (ky, kx) => writer.Line($"var {TapSum(ky, kx)} = L.Zero;"));
        using (writer.Braces($"if ({SumBlock.HasSumsOfGroup(sample)})"))
            ForTaps(rows, (ky, kx) => writer.Line($"{TapSum(ky, kx)} = {Load(sums, "c", OutputAt(ky, kx))};"));
        using (var windows = new Loops(writer))
        {
            var at = OpenRows(windows, names, rows, position, out var y);
            OpenImageRows(writer, rows, at, column, y);
            writer.Line($"ref var b = ref {at.Right.Plus(rows.Loop.From * rows.X.Positions.Right).Plus(column).Reference("right")};");
            writer.Line($"V {string.Join(", ", Integers.Range(0, rows.OpenWindows).Select(PixelOf).Select(pixel => $"{pixel} = L.Zero"))};");
            foreach (var window in rows.StepsBefore)
                Step(window, 0);
            if (rows.HasLoop)
            {
                using (writer.Braces(LoopOver(names, rows)))
                {
                    Step(rows.Loop.From, 0);
                    NextColumns(writer, rows);
                    writer.Line($"b = ref Unsafe.Add(ref b, {Literal.Int(rows.X.Positions.Right)});");
                }
            }

            foreach (var window in rows.StepsBehind)
                Step(window, rows.Loop.To - rows.Loop.From);
        }

        ForTaps(rows, (ky, kx) => writer.Line(VectorWidth.Any.Store(TapSum(ky, kx), "c", OutputAt(ky, kx))));

        string OutputAt(int ky, int kx) => new Address(TapAt(rows, ky, kx, loop => loop.Output)).Text;

        // The pixels of all windows that the columns are in, then the columns.
        void Step(int window, int passed)
        {
            // No window behind has columns, either: the last tap of the first one is in the image.
            if (rows.Exists(window) && !rows.NewTaps(window).Any())
                return;

            var last = rows.OpenWindows - 1;
            for (var open = 0; open < last; open++)
            {
                if (rows.Exists(window + open))
                    writer.Line($"{PixelOf(open)} = {PixelOf(open + 1)};");
            }

            if (rows.Exists(window + last))
                writer.Line($"{PixelOf(last)} = {Load(_plan.Contraction.Right.Tensor, "b", new Address((window + last - rows.Loop.From - passed) * rows.X.Positions.Right).Text)};");
            foreach (var (tap, values) in LoadColumns(writer, names, rows, window, passed * rows.X.Stride))
            {
                for (var open = 0; open < rows.OpenWindows; open++)
                {
                    var kx = tap - (open * rows.X.Stride);
                    for (var ky = 0; ky < rows.Y.Taps.Extent && kx >= 0 && rows.Exists(window + open); ky++)
                        writer.Line($"{TapSum(ky, kx)} = {VectorWidth.Any.MultiplyAdd(values[ky], PixelOf(open), TapSum(ky, kx))};");
                }
            }
        }
    }

    private static void ForTaps(DepthwiseRows rows, Action<int, int> tap)
    {
        for (var ky = 0; ky < rows.Y.Taps.Extent; ky++)
        {
            for (var kx = 0; kx < rows.X.Taps.Extent; kx++)
                tap(ky, kx);
        }
    }

    private static int TapAt(DepthwiseRows rows, int ky, int kx, Func<PlannedLoop, int> stride) => (ky * stride(rows.Y.Taps)) + (kx * stride(rows.X.Taps));

    private static Position OpenRows(Loops loops, Names names, DepthwiseRows rows, Position position, out string? y)
    {
        y = null;
        if (rows.Y.Positions.Extent == 1)
            return position;

        y = names.New("y");
        loops.Open($"for (nint {y} = 0; {y} < {Literal.Int(rows.Y.Positions.Extent)}; {y}++)");
        return position.Plus(rows.Y.Positions, y);
    }

    // References to the rows of the image: to the first column that the loop reads, or, where there is none, to the row's first.
    private static void OpenImageRows(CodeWriter writer, DepthwiseRows rows, Position position, string column, string? y)
    {
        var start = (rows.FirstColumn - rows.X.Start) * rows.X.Distance;
        for (var ky = 0; ky < rows.Y.Taps.Extent; ky++)
        {
            var row = position.Left.Plus((ky * rows.Y.Taps.Left) + start).Plus(column).Reference("left");
            if (rows.Y.IsAlwaysInside(ky))
            {
                writer.Line($"ref var {Row(ky)} = ref {row};");
                continue;
            }

            if (rows.Y.IsNeverInside(ky))
            {
                writer.Line($"ref var {Row(ky)} = ref {NoRow};");
                continue;
            }

            var condition = Inside(rows.Y, ky, y!);
            writer.Line($"ref var {Row(ky)} = ref ({condition} ? ref {row} : ref {NoRow});");
            if (rows.ReadsOtherColumns)
                writer.Line($"nint {RowStep(ky)} = {condition} ? {Literal.Int(rows.X.Distance)} : 0;");
        }
    }

    // Where windows have this tap in the image: some of a column's, or they would have it everywhere or nowhere.
    private static string Inside(SlidingAxis axis, int tap, string y)
    {
        var (first, end) = axis.Inside(tap);
        return first == 0 ? $"{y} < {Literal.Int(end)}" : end == axis.Positions.Extent ? $"{y} >= {Literal.Int(first)}" : $"{y} >= {Literal.Int(first)} && {y} < {Literal.Int(end)}";
    }

    // The columns that a window has and none before it, as far as they are in the image; the references to the rows have gone past some.
    private List<Column> LoadColumns(CodeWriter writer, Names names, DepthwiseRows rows, int window, int passed)
    {
        var columns = new List<Column>();
        foreach (var tap in rows.NewTaps(window))
        {
            var distance = rows.X.At(window, tap) - rows.FirstColumn - passed;
            var values = new List<string>();
            for (var ky = 0; ky < rows.Y.Taps.Extent; ky++)
            {
                var at = StepOf(rows, ky, distance);
                values.Add(names.New("x"));
                writer.Line($"var {values[ky]} = {Load(_plan.Contraction.Left.Tensor, Row(ky), at)};");
            }

            columns.Add(new Column(tap, values));
        }

        return columns;
    }

    private static void NextColumns(CodeWriter writer, DepthwiseRows rows)
    {
        for (var ky = 0; ky < rows.Y.Taps.Extent; ky++)
        {
            if (!rows.Y.IsNeverInside(ky))
                writer.Line($"{Row(ky)} = ref Unsafe.Add(ref {Row(ky)}, {StepOf(rows, ky, rows.X.Stride)});");
        }
    }

    private static string LoopOver(Names names, DepthwiseRows rows)
    {
        var window = names.New("window");
        return $"for (var {window} = 0; {window} < {Literal.Int(rows.Loop.To - rows.Loop.From)}; {window}++)";
    }

    // So many columns further in a row; of one that isn't there, nowhere.
    private static string StepOf(DepthwiseRows rows, int ky, int columns) => rows.Y.IsAlwaysInside(ky) ? Literal.Int(columns * rows.X.Distance)
        : columns == 0 || rows.Y.IsNeverInside(ky) ? "0" : columns switch { 1 => RowStep(ky), -1 => "-" + RowStep(ky), _ => $"{Literal.Int(columns)} * {RowStep(ky)}" };

    private sealed record Column(int Tap, List<string> Values);

    private static string Weight(int ky, int kx) => $"w{Literal.Int(ky)}_{Literal.Int(kx)}";

    private static string TapSum(int ky, int kx) => $"c{Literal.Int(ky)}_{Literal.Int(kx)}";

    private static string SumOf(int open) => "sum" + Literal.Int(open);

    private static string PixelOf(int open) => "d" + Literal.Int(open);

    private static string Row(int ky) => "row" + Literal.Int(ky);

    private static string RowStep(int ky) => "step" + Literal.Int(ky);
}
