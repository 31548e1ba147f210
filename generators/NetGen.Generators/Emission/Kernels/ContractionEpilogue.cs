using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// What happens to a tile's sums: they are stored, or a map is applied to them. A short map is written out for every register; a long
/// one (an optimizer's update) as a loop over the tile, which waits on the stack meanwhile.
/// </summary>
internal sealed class ContractionEpilogue
{
    /// <summary>Operations, times registers, that are written out.</summary>
    private const int UnrolledOperations = 72;

    /// <summary>
    /// Products of a convolution's sum from which on the loop costs next to nothing: then it is one map to compile, where there were as many as
    /// registers.
    /// </summary>
    private const int ManyProducts = 128;

    /// <summary>The same where a map of <see cref="ManyOperations"/> (a normalisation and its activation, in predictions) takes as long as many of them, and longer to compile than all else.</summary>
    private const int EnoughProducts = 24;
    private const int ManyOperations = 5;

    /// <summary>What all groups' sums are called; those of a group are a local of the kernel.</summary>
    public const string Groups = "groups";

    private const string Tile = "tile";

    private readonly ContractionPlan _plan;
    private readonly Map? _map;
    private readonly KernelSignature _signature;
    private readonly List<string> _inputs = [];
    private readonly List<string> _outputs;
    private string? _arguments;

    public ContractionEpilogue(ContractionPlan plan, KernelSignature signature)
    {
        _plan = plan;
        _map = plan.Contraction.Epilogue;
        _signature = signature;
        if (_map is null)
        {
            var output = signature.Reference(plan.Contraction.Output.Tensor, plan.SumsGroups ? Groups : "out");
            SumName = plan.SumsGroups ? "sums" : output;
            _outputs = [SumName];
            return;
        }

        // What is summed so far waits in the gradient's own memory.
        if (plan.SumsInBlocks)
            signature.Reference(plan.Contraction.Output.Tensor, "sums");
        SumName = "sum";
        _inputs = _map.Inputs.Select((input, slot) => slot == 0 ? SumName : signature.Reference(input, "in")).ToList();
        _outputs = _map.Results.Select(result => signature.Reference(result.Target, "out")).ToList();
        signature.Declare(_map.Results.Select(result => result.Value));
    }

    /// <summary>What the summary calls the sum.</summary>
    public string SumName { get; }

    /// <summary>What a single result is written to.</summary>
    public string OutputName => _outputs[0];

    private string Sums => _map is null ? _outputs[0] : "sums";

    private bool IsUnrolled(ContractionTile tile)
    {
        var registers = tile.Rows * tile.Vectors;
        return _map is null || registers == 1
            || (!(HasManyProducts && registers >= TilePlan.SumsOfOneRow) && _map.Results.Sum(result => Operations(result.Value)) * registers <= UnrolledOperations);
    }

    private bool HasManyProducts
    {
        get
        {
            var enough = _map!.Results.Sum(result => Operations(result.Value)) >= ManyOperations ? EnoughProducts : ManyProducts;
            return _plan.Nests.All(nest => nest.Depth.Count > 1 && !nest.Depth[0].IsBatch && PlannedLoop.Product(nest.Depth) >= enough);
        }
    }

    private int Registers => _plan.TakesAllTaps
        ? _plan.Nests[0].Row.Extent * _plan.Nests[0].Outer[0].Extent : _plan.Nests.Max(nest => _plan.TallRowsOf(nest) * _plan.Vectors);

    private int LargestTile => Math.Max(Registers, TilePlan.SumsOfOneRow) * VectorWidth.V512.Lanes;

    public IEnumerable<string> Formulas() => _map is null ? [] : _map.Results.Select((result, o) =>
        $"{_outputs[o]} = {FormulaPrinter.Print(result.Value, slot => _inputs[slot])}");

    /// <summary>The stack that a tile waits on, where a map is long enough to need it.</summary>
    public void Declare(CodeWriter writer)
    {
        var isLooped = _map is not null && HasManyProducts && Registers >= TilePlan.SumsOfOneRow;
        if (_map is null || (!isLooped && _map.Results.Sum(result => Operations(result.Value)) * Math.Max(Registers, TilePlan.Accumulators) <= UnrolledOperations))
            return;

        writer.Line($"Span<float> stack = stackalloc float[{Literal.Int(LargestTile)}];");
        writer.Line($"ref var {Tile} = ref MemoryMarshal.GetReference(stack);");
    }

    public void Finish(CodeWriter writer, Names names, ContractionTile tile, Position position, string column, SumBlock? block)
    {
        var output = position.Output.Plus(column);
        var row = tile.Row.Output;
        if (block is null)
        {
            Apply(writer, names, tile, position, output, row, column);
            return;
        }

        using (writer.Braces($"if ({block.HasSums})"))
        {
            tile.ForEach((r, v) =>
            {
                var name = ContractionTile.Name(r, v);
                var place = tile.OutputOf(output, r, v).Text;
                var before = ContractionTile.Load(_plan, _plan.Contraction.Output.Tensor, Sums, place);
                writer.Line($"{name} = {VectorWidth.Any.Add(name, before)};");
            });
        }

        if (_map is null)
        {
            Apply(writer, names, tile, position, output, row, column);
            return;
        }

        using (writer.Braces($"if ({block.HasMore})"))
            Store(writer, names, tile, Sums, output, row);
        using (writer.Braces("else"))
            Apply(writer, names, tile, position, output, row, column);
    }

    private static void Store(CodeWriter writer, Names names, ContractionTile tile, string target, Address output, int row)
    {
        var o = names.New("o");
        writer.Line($"ref var {o} = ref {output.Reference(target)};");
        tile.ForEach((r, v) => writer.Line(VectorWidth.Any.Store(ContractionTile.Name(r, v), o, tile.OutputOf(new Address(0), r, v).Text)));
    }

    private void Apply(CodeWriter writer, Names names, ContractionTile tile, Position position, Address output, int row, string column)
    {
        if (_map is null)
        {
            Store(writer, names, tile, _outputs[0], output, row);
            return;
        }

        var (o, first) = (names.New("o"), names.New("column"));
        writer.Line($"var {o} = {output.Text};");
        var columns = position.Column.Plus(column);
        if (ReadsColumns)
            writer.Line($"var {first} = {columns.Text};");
        if (IsUnrolled(tile))
        {
            tile.ForEach((r, v) => Call(
                writer,
                ContractionTile.Name(r, v),
                tile.OutputOf(new Address(0).Plus(o), r, v),
                tile.ColumnOf(new Address(0).Plus(first), v)));
            return;
        }

        var width = $"{Literal.Int(tile.Vectors)} * L.Count";
        tile.ForEach((r, v) => writer.Line(VectorWidth.Any.Store(
            ContractionTile.Name(r, v), Tile, new Address(0).Plus($"{Literal.Int((r * tile.Vectors) + v)} * L.Count").Text)));
        var (i, j) = (names.New("row"), names.New("lane"));
        var panel = $"{Literal.Int(tile.Vectors / tile.Panels)} * L.Count";
        using (writer.Braces($"for (nint {i} = 0; {i} < {Literal.Int(tile.Rows)}; {i}++)"))
        {
            for (var p = 0; p < tile.Panels; p++)
            {
                using (writer.Braces($"for (nint {j} = 0; {j} < {panel}; {j} += L.Count)"))
                {
                    var sum = VectorWidth.Any.Load(Tile, $"({i} * {width}) + {(p == 0 ? "" : $"({Literal.Int(p)} * {panel}) + ")}{j}");
                    var lane = tile.ReachesBack ? $"Math.Min({j}, {ContractionTile.Second})" : j;
                    var target = new Address(p * tile.PanelOutput).Plus(o).Plus(i, row).Plus(lane);
                    Call(writer, sum, target, new Address(p * tile.PanelColumns).Plus(first).Plus(lane));
                }
            }
        }
    }

    /// <summary>Stores a vector of sums, or applies the map to it.</summary>
    public void FinishVector(CodeWriter writer, string sum, Address output, Address column)
    {
        if (_map is null)
            writer.Line(VectorWidth.Any.Store(sum, _outputs[0], output.Text));
        else
            Call(writer, sum, output, column);
    }

    /// <summary>What is read by its column.</summary>
    public IReadOnlyList<string> ColumnInputs => _map is null ? []
        : [.. _inputs.Where((_, slot) => slot > 0 && _map.Space.BroadcastOf(_map.Inputs[slot]) == Broadcast.AlongRows).Distinct()];

    /// <summary>Stores sums of pairs of pixels or rows, or applies the map to them; what is read by its column is there for both (see <see cref="RepeatedSuffix"/>).</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="names">Names of locals.</param>
    /// <param name="sums">The sums, pair by pair.</param>
    /// <param name="output">Where the first is stored.</param>
    /// <param name="columns">Columns of a pair.</param>
    /// <param name="apart">The pixels of a sum one behind the other.</param>
    public void FinishPairs(CodeWriter writer, Names names, IReadOnlyList<string> sums, Address output, int columns, Func<string, string> apart)
    {
        // A tile of a single row has none.
        if (sums.Count == 0)
            return;

        var o = names.New("o");
        writer.Line($"var {o} = {output.Text};");
        for (var pair = 0; pair < sums.Count; pair++)
            FinishLanes(writer, apart(sums[pair]), new Address(pair * columns).Plus(o).Text, VectorWidth.V512, columns, isRepeated: true);
    }

    /// <summary>The same for the last row, which is by itself.</summary>
    public void FinishHalf(CodeWriter writer, string sum, Address output) => FinishLanes(writer, sum, output.Text, VectorWidth.V256, _plan.Columns, isRepeated: true);

    /// <summary>Stores the first lanes of sums, or applies the map to them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="sum">The sums.</param>
    /// <param name="place">Where the first is stored.</param>
    /// <param name="width">Their vector's width.</param>
    /// <param name="lanes">How many there are.</param>
    /// <param name="isRepeated">Whether they are several rows, for which what is read by its column is there again and again (see <see cref="RepeatedSuffix"/>).</param>
    public void FinishLanes(CodeWriter writer, string sum, string place, VectorWidth width, int lanes, bool isRepeated)
    {
        if (_map is null)
        {
            writer.Line(lanes == 1 ? VectorWidth.Scalar.Store(sum, _outputs[0], place) : $"{width.LanesOf(lanes)}.Store({sum}, ref {_outputs[0]}, {place});");
            return;
        }

        var columnInputs = isRepeated ? ColumnInputs : [];
        var arguments = _signature.Parameters.Where(IsHelperParameter).Select(KernelText.Argument)
            .Select(argument => columnInputs.Any(input => argument == "ref " + input) ? argument + RepeatedSuffix : argument);
        writer.Line($"{LaneKernelText.HelperName}<{width.FirstLanes(lanes)}>({string.Join(", ", [sum, .. arguments, place, .. ReadsColumns ? ["0"] : Array.Empty<string>()])});");
    }

    /// <summary>What the copy of a row that is there for each row of a vector is called, behind the input's name.</summary>
    public const string RepeatedSuffix = "Repeated";

    /// <summary>Whether something is read by its column.</summary>
    public bool ReadsColumns => _map?.Inputs.Skip(1).Any(input => _map.Space.BroadcastOf(input) == Broadcast.AlongRows) == true;

    private void Call(CodeWriter writer, string sum, Address output, Address column)
    {
        // The same for each sum; all of them are known once the map is.
        _arguments ??= string.Join(", ", _signature.Parameters.Where(IsHelperParameter).Select(KernelText.Argument));
        writer.Line($"{LaneKernelText.HelperName}<L, V>({sum}, {_arguments}, {output.Text}{(ReadsColumns ? ", " + column.Text : "")});");
    }

    private bool IsHelperParameter(string parameter)
    {
        var name = parameter.Substring(parameter.LastIndexOf(' ') + 1);
        return parameter.StartsWith("ref ", StringComparison.Ordinal)
            ? _inputs.Skip(1).Contains(name) || _outputs.Contains(name)
            : !parameter.StartsWith("nint ", StringComparison.Ordinal);
    }

    /// <summary>The map at one vector of sums, as a method that is inlined for each register.</summary>
    public Action<CodeWriter>? Helper => _map is null ? null : writer =>
    {
        var parameters = _signature.Parameters.Where(IsHelperParameter).Append("nint o").Concat(ReadsColumns ? ["nint column"] : []);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static void {LaneKernelText.HelperName}<L, V>(V sum, {string.Join(", ", parameters)})");
        using (writer.Indented())
            writer.Line("where L : struct, ILanes<V> where V : struct");
        using (writer.Braces())
            Evaluate(writer, new Names(), "sum", new Address(0).Plus("o"), new Address(0).Plus("column"));
    };

    private void Evaluate(CodeWriter writer, Names names, string sum, Address output, Address column)
    {
        var (width, map) = (VectorWidth.Any, _map!);
        var printer = new ExpressionPrinter(width, Leaf, Declare);
        printer.Count(map.Results.Select(result => result.Value));
        var values = map.Results.Select(result => printer.Print(result.Value)).ToList();
        if (values.Count > 1)
            values = values.ConvertAll(Declare);
        for (var o = 0; o < values.Count; o++)
            writer.Line(width.Store(values[o], _outputs[o], output.Text));

        string Leaf(Expr node) => node switch
        {
            Input { Slot: 0 } => sum,
            Input input => map.Space.BroadcastOf(map.Inputs[input.Slot]) switch
            {
                Broadcast.None => Load(input.Slot, output),
                Broadcast.AlongRows => Load(input.Slot, column),
                Broadcast.Everywhere => width.Broadcast(_inputs[input.Slot]),
                var other => throw new NotSupportedException($"No epilogue reads {other}."),
            },
            ScalarValue scalar => width.Broadcast(_signature.Scalar(scalar.Name)),
            RandomUniform random => width.Uniform(_signature.Random(random.Stream), output.Text),
            _ => throw new NotSupportedException($"{node} is no leaf."),
        };

        string Load(int slot, Address place) => ContractionTile.Load(_plan, map.Inputs[slot], _inputs[slot], place.Text);

        string Declare(string value)
        {
            var name = names.New("v");
            writer.Line($"var {name} = {value};");
            return name;
        }
    }

    private static int Operations(Expr expression) => expression.Descendants().Count(node => node is Unary or Binary or Select)
        + (EpilogueCost.IsHeavy(expression) ? UnrolledOperations : 0);
}
