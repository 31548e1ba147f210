using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>The heart of a contraction's kernel: a tile of sums in registers, from <c>a</c> and <c>b</c> on.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="names">Names of locals.</param>
/// <param name="plan">The contraction.</param>
/// <param name="nest">The part of it.</param>
/// <param name="rows">Rows of the tile.</param>
/// <param name="vectors">Vectors side by side (in each panel).</param>
/// <param name="panel">The loop over panels of which the tile takes several; null where it stays in one.</param>
/// <param name="panels">How many.</param>
internal sealed class ContractionTile(
    CodeWriter writer, Names names, ContractionPlan plan, LoopNest nest, int rows, int vectors, PlannedLoop? panel = null, int panels = 1)
{
    /// <summary>
    /// A depth this short (times rows and vectors) is written out; longer ones loop. Where each product reads two numbers, the loop costs nothing.
    /// </summary>
    private int UnrolledProducts => nest.IsElementwise ? 16 : 48;

    /// <summary>Taps of a row that are written out, so that what several rows read is loaded once.</summary>
    private const int SmallestWindow = 3;
    private const int LargestWindow = 5;

    /// <summary>Steps of a longer row that are written out for the same end.</summary>
    private const int SlidingSteps = 4;

    /// <summary>Sums that a line declares.</summary>
    private const int ZerosOfLine = 9;

    private static readonly VectorWidth Width = VectorWidth.Any;

    public PlannedLoop Row => nest.Row;

    public int Rows { get; } = rows;

    /// <summary>Vectors of a row, in all panels.</summary>
    public int Vectors { get; } = vectors * panels;

    public int Panels { get; } = panels;

    /// <summary>Where the sums of a panel are stored, from those of the first on.</summary>
    public int PanelOutput => panel?.Output ?? 0;

    /// <summary>How many columns lie between two panels of the tile.</summary>
    public int PanelColumns => panel is null ? 0 : nest.ColumnsOf(panel);

    /// <summary>Where a sum is stored, if the tile's first is at <paramref name="start"/>.</summary>
    public Address OutputOf(Address start, int row, int vector) =>
        start.Plus((row * Row.Output) + (vector / vectors * PanelOutput)).Plus(LaneOf(vector % vectors));

    /// <summary>A vector's first column, if the tile's is <paramref name="start"/>.</summary>
    public Address ColumnOf(Address start, int vector) => start.Plus(vector / vectors * PanelColumns).Plus(LaneOf(vector % vectors));

    /// <summary>The register of a sum.</summary>
    public static string Name(int row, int vector, int partial = 0) =>
        $"c{Literal.Int(row)}_{Literal.Int(vector)}{(partial == 0 ? "" : "_" + Literal.Int(partial))}";

    /// <summary>The first column of a vector, behind the tile's.</summary>
    public static string Lane(int vector) => vector == 0 ? "0" : vector == 1 ? "L.Count" : $"{Literal.Int(vector)} * L.Count";

    /// <summary>The column of a pair's second vector, behind the first's, where it may reach back.</summary>
    public const string Second = "second";

    /// <summary>Whether the second of two vectors starts at <see cref="Second"/>.</summary>
    public bool ReachesBack => vectors == 2 && plan.PairReachesBack;

    private string LaneOf(int vector) => vector == 1 && ReachesBack ? Second : Lane(vector);

    public void Sum()
    {
        Zeros();
        if (plan.PacksRight)
        {
            var samples = nest.Depth[0] with { Right = plan.Columns, Left = plan.PackedLeft is null ? nest.Depth[0].Left : plan.RowsOf(nest) };
            Innermost(samples, new Address(0), new Address(0), isOnly: true);
            return;
        }

        Depth(plan.SumsInBlocks ? plan.LoopsOfBlock(nest) : nest.Depth, 0, new Address(0), new Address(0));
        ForEach((row, vector) =>
        {
            for (var span = plan.PartialSums / 2; span > 0; span /= 2)
            {
                for (var partial = 0; partial < span; partial++)
                {
                    var sum = Name(row, vector, partial);
                    writer.Line($"{sum} = {Width.Add(sum, Name(row, vector, partial + span))};");
                }
            }
        });
    }

    private void Zeros()
    {
        // One call, since each takes the just-in-time compiler its time.
        var (zero, sums) = (Width.Zero, new List<string>());
        if (Rows * Vectors * plan.PartialSums > 1)
        {
            zero = names.New("zero");
            sums.Add($"{zero} = {Width.Zero}");
        }

        ForEach((row, vector) => sums.AddRange(
            Integers.Range(0, plan.PartialSums).Select(partial => $"{Name(row, vector, partial)} = {zero}")));
        for (var i = 0; i < sums.Count; i += ZerosOfLine)
            writer.Line($"V {string.Join(", ", sums.Skip(i).Take(ZerosOfLine))};");
    }

    public void ForEach(Action<int, int> action)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var vector = 0; vector < Vectors; vector++)
                action(row, vector);
        }
    }

    private void Depth(IReadOnlyList<PlannedLoop> loops, int level, Address left, Address right)
    {
        if (loops.Any(loop => loop.Extent == 0))
            return;

        if (level == loops.Count)
        {
            Products("a", "b", left, right, 0);
            return;
        }

        // A loop over the batch may be of any length.
        var products = 1L;
        for (var i = level; i < loops.Count; i++)
            products = loops[i].IsBatch ? long.MaxValue / 1024 : products * loops[i].Extent;
        var loop = loops[level];
        if (products * Rows * Vectors <= UnrolledProducts && plan.PartialSums == 1)
        {
            for (var step = 0; step < loop.Extent; step++)
                Depth(loops, level + 1, left.Plus(step * loop.Left), right.Plus(step * loop.Right));
            return;
        }

        if (level == loops.Count - 1)
        {
            Innermost(loop, left, right, isOnly: level == 0);
            return;
        }

        var name = names.New(loop.Name);
        using (writer.Braces($"for (nint {name} = 0; {name} < {End(loop)}; {name}++)"))
            Depth(loops, level + 1, left.Plus(name, loop.Left), right.Plus(name, loop.Right));
    }

    private void Innermost(PlannedLoop loop, Address left, Address right, bool isOnly)
    {
        var partials = plan.PartialSums;
        if (nest.IsElementwise && Rows > 1 && panel is null && nest.Slides(loop) && loop.Extent is >= SmallestWindow and <= LargestWindow && plan.Nests.Count == 1)
        {
            Window(loop, left, right);
            return;
        }

        if (!loop.IsBatch && loop.Extent * Rows * Vectors <= UnrolledProducts)
        {
            for (var k = 0; k < loop.Extent; k++)
                Products("a", "b", left.Plus(k * loop.Left), right.Plus(k * loop.Right), k % partials);
            return;
        }

        // Where it is the only loop, nobody needs to know later where it began.
        var (a, b) = ("a", "b");
        if (!isOnly)
        {
            (a, b) = (names.New("a"), names.New("b"));
            writer.Line($"ref var {a} = ref {left.Reference("a")};");
            writer.Line($"ref var {b} = ref {right.Reference("b")};");
        }

        if (!Slides(loop))
        {
            StepByStep(loop, a, b);
            return;
        }

        var registers = (Rows * partials) + StepsOf(loop) + 1;
        if (registers <= TilePlan.Registers)
        {
            Sliding(loop, a, b);
            return;
        }

        using (writer.Braces("if (Vector512.IsHardwareAccelerated)"))
            Sliding(loop, a, b);
        using (writer.Braces("else"))
            StepByStep(loop, a, b);
    }

    private void StepByStep(PlannedLoop loop, string a, string b)
    {
        var partials = plan.PartialSums;
        var k1 = names.New("k");
        var end = loop.IsBatch ? End(loop) : Literal.Int(loop.Extent / partials * partials);
        using (writer.Braces($"for (nint {k1} = 0; {k1} < {end}; {(partials == 1 ? k1 + "++" : $"{k1} += {Literal.Int(partials)}")})"))
        {
            for (var partial = 0; partial < partials; partial++)
                Products(a, b, new Address(partial * loop.Left), new Address(partial * loop.Right), partial);
            writer.Line($"{a} = ref Unsafe.Add(ref {a}, {Literal.Int((long)partials * loop.Left)});");
            writer.Line($"{b} = ref Unsafe.Add(ref {b}, {Literal.Int((long)partials * loop.Right)});");
        }

        for (var partial = 0; !loop.IsBatch && partial < loop.Extent % partials; partial++)
            Products(a, b, new Address(partial * loop.Left), new Address(partial * loop.Right), partial);
    }

    // All taps at once: the vectors that several rows read with different taps are loaded once.
    private void Window(PlannedLoop loop, Address left, Address right)
    {
        var (taps, a, b) = (loop.Extent, names.New("a"), names.New("b"));
        writer.Line($"ref var {a} = ref {left.Reference("a")};");
        writer.Line($"ref var {b} = ref {right.Reference("b")};");
        var columns = Integers.Range(0, taps).Select(tap => Integers.Range(0, Vectors).Select(vector =>
            Declare("y", Load(plan.Contraction.Right.Tensor, b, new Address(tap * loop.Right).Plus(Lane(vector)).Text))).ToList()).ToList();
        for (var step = 0; step < Rows + taps - 1; step++)
        {
            for (var vector = 0; vector < Vectors; vector++)
            {
                var x = Declare("x", Load(plan.Contraction.Left.Tensor, a, new Address(step * loop.Left).Plus(Lane(vector)).Text));
                for (var tap = Math.Max(0, step - Rows + 1); tap <= Math.Min(step, taps - 1); tap++)
                {
                    var sum = Name(step - tap, vector);
                    writer.Line($"{sum} = {Width.MultiplyAdd(x, columns[tap][vector], sum)};");
                }
            }
        }
    }

    // Whether a row reads with its second step what the next one reads with its first, and little else is read.
    private bool Slides(PlannedLoop loop) => !nest.IsElementwise && Rows >= SmallestWindow && Vectors == 1 && panel is null && plan.Nests.Count == 1
        && !plan.PacksRight && nest.Slides(loop) && loop.Extent >= SmallestWindow;

    private static int StepsOf(PlannedLoop loop) => loop.Extent <= LargestWindow ? loop.Extent : SlidingSteps;

    // Several steps at once: each number of the left operand is read once for all rows. The steps' vectors need registers, too: only the widest have
    // them beside a large tile's sums.
    private void Sliding(PlannedLoop loop, string a, string b)
    {
        var steps = StepsOf(loop);
        if (loop.Extent == steps)
        {
            Steps();
            return;
        }

        var k = names.New("k");
        using (writer.Braces($"for (nint {k} = 0; {k} < {Literal.Int(loop.Extent / steps * steps)}; {k} += {Literal.Int(steps)})"))
        {
            Steps();
            writer.Line($"{a} = ref Unsafe.Add(ref {a}, {Literal.Int((long)steps * loop.Left)});");
            writer.Line($"{b} = ref Unsafe.Add(ref {b}, {Literal.Int((long)steps * loop.Right)});");
        }

        for (var step = 0; step < loop.Extent % steps; step++)
            Products(a, b, new Address(step * loop.Left), new Address(step * loop.Right), step % plan.PartialSums);

        void Steps()
        {
            var columns = Integers.Range(0, steps).Select(step =>
                Declare("y", Load(plan.Contraction.Right.Tensor, b, new Address(step * loop.Right).Text))).ToList();
            for (var place = 0; place < Rows + steps - 1; place++)
            {
                var x = Declare("x", Width.Broadcast(VectorWidth.Scalar.Load(a, new Address(place * loop.Left).Text)));
                for (var step = Math.Max(0, place - Rows + 1); step <= Math.Min(place, steps - 1); step++)
                {
                    var sum = Name(place - step, 0, step % plan.PartialSums);
                    writer.Line($"{sum} = {Width.MultiplyAdd(x, columns[step], sum)};");
                }
            }
        }
    }

    private string End(PlannedLoop loop) =>
        plan.PacksRight ? "count" : !loop.IsBatch ? Literal.Int(loop.Extent) : loop.Extent == 1 ? "batch" : $"batch * {Literal.Int(loop.Extent)}";

    // One step of the depth: every row's element (or vector) times every vector of the right operand.
    private void Products(string a, string b, Address left, Address right, int partial)
    {
        var isShared = panel is { Right: 0 };
        var columns = Integers.Range(0, isShared ? vectors : Vectors).Select(vector =>
        {
            var load = Load(plan.Contraction.Right.Tensor, b, right.Plus(vector / vectors * (panel?.Right ?? 0)).Plus(LaneOf(vector % vectors)).Text);
            return Rows == 1 && !isShared ? load : Declare("y", load);
        }).ToList();

        for (var row = 0; row < Rows; row++)
        {
            var at = left.Plus(row * nest.Row.Left);
            var x = "";
            if (!nest.IsElementwise)
            {
                x = Width.Broadcast(VectorWidth.Scalar.Load(a, at.Text));
                if (Vectors > 1)
                    x = Declare("x", x);
            }

            for (var vector = 0; vector < Vectors; vector++)
            {
                var place = at.Plus(vector / vectors * (panel?.Left ?? 0)).Plus(LaneOf(vector % vectors));
                var factor = nest.IsElementwise ? Load(plan.Contraction.Left.Tensor, a, place.Text) : x;
                var sum = Name(row, vector, partial);
                writer.Line($"{sum} = {Width.MultiplyAdd(factor, columns[vector % columns.Count], sum)};");
            }
        }
    }

    /// <summary>A vector of a tensor, from an index on; whole where it may be, though only some of its lanes are wanted.</summary>
    public static string Load(ContractionPlan plan, Tensor tensor, string reference, string index) =>
        plan.ReadsBeyond(tensor) ? Width.LoadBeyond(reference, index) : Width.Load(reference, index);

    private string Load(Tensor tensor, string reference, string index) => Load(plan, tensor, reference, index);

    // What several products read has a name.
    private string Declare(string stem, string value)
    {
        var name = names.New(stem);
        writer.Line($"var {name} = {value};");
        return name;
    }
}
