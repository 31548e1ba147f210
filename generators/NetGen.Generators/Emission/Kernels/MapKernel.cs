using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>Prints a map as loops: along the flat array where nothing is broadcast, else row by row, or column by column to sum rows.</summary>
internal sealed class MapKernel
{
    private readonly Map _map;
    private readonly KernelSignature _signature = new();
    private readonly List<string> _inputs;
    private readonly List<string> _outputs;

    private MapKernel(Map map)
    {
        _map = map;
        _inputs = map.Inputs.Select(input => _signature.Reference(input, "in")).ToList();
        _outputs = map.Results.Select(result => _signature.Reference(result.Target, "out")).ToList();
        _signature.Declare(map.Results.Select(result => result.Value));
    }

    private bool SumsRows => _map.Results.Any(result => result.Reduction == Reduction.ColumnSum);

    private bool IsFlat => _map.Results.All(result => result.Reduction == Reduction.None)
        && _map.Inputs.All(input => _map.Space.BroadcastOf(input) is Broadcast.None or Broadcast.Everywhere);

    private string Columns => Literal.Int(_map.Space.Columns);

    /// <summary>The kernel and what its range counts: rows of the space, or columns where rows are summed.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(Map map)
    {
        var kernel = new MapKernel(map);
        kernel._signature.Integer("first");
        kernel._signature.Integer("last");
        if (kernel.SumsRows)
            kernel._signature.Integer("rows");

        var kind = kernel.SumsRows ? "SumRows" : map.Results.Any(r => r.Reduction != Reduction.None) ? "MapReduce" : "Map";
        return (new KernelText($"{kind}{kernel.Columns}", kernel.Summary(), kernel._signature.Parameters, kernel.Body), kernel._signature);
    }

    private string Summary()
    {
        var formulas = _map.Results.Select((result, i) =>
        {
            var value = FormulaPrinter.Print(result.Value, slot => _inputs[slot]);
            return $"{_outputs[i]} = " + result.Reduction switch
            {
                Reduction.None => value,
                Reduction.RowSum => $"the sum over columns of {value}",
                Reduction.RowMax => $"the maximum over columns of {value}",
                _ => $"the sum over rows of {value}",
            };
        });
        return $"{string.Join("\n", formulas)}\n{(IsFlat ? "element by element" : $"in rows of {Columns} columns")}";
    }

    private void Body(CodeWriter writer, VectorWidth width)
    {
        // A flat pass over a batch is longer than a row; everything else ends with its columns.
        if (!IsFlat || !_map.Space.Batched)
            width = width.For(_map.Space.Columns);

        if (SumsRows)
            SumRows(writer, width);
        else if (IsFlat)
            Flat(writer, width);
        else
            RowByRow(writer, width);
    }

    private void Flat(CodeWriter writer, VectorWidth width)
    {
        var names = new Names();
        var scale = _map.Space.Batched && _map.Space.Columns > 1 ? $" * {Columns}" : "";
        writer.Line($"nint i = first{scale}, end = last{scale};");
        using (writer.Braces($"for (; i <= end - {Literal.Int(width.Lanes)}; i += {Literal.Int(width.Lanes)})"))
            Evaluate(width);
        writer.Line();
        using (writer.Braces("for (; i < end; i++)"))
            Evaluate(VectorWidth.Scalar);

        void Evaluate(VectorWidth at)
        {
            var printer = new ExpressionPrinter(at, node => Leaf(node, at, "i", "i"), Declare);
            printer.Count(_map.Results.Select(result => result.Value));
            var values = _map.Results.Select(result => printer.Print(result.Value)).ToList();
            if (values.Count > 1)
                values = values.ConvertAll(Declare);
            for (var o = 0; o < values.Count; o++)
                writer.Line(at.Store(values[o], _outputs[o], "i"));
        }

        string Declare(string value)
        {
            var name = names.New("v");
            writer.Line($"var {name} = {value};");
            return name;
        }
    }

    private void RowByRow(CodeWriter writer, VectorWidth width)
    {
        var names = new Names();
        var rows = _map.Space.RowsPerSample == 1 ? "" : $" * {Literal.Int(_map.Space.RowsPerSample)}";
        using (writer.Braces($"for (var row = first{rows}; row < last{rows}; row++)"))
        {
            var tiled = new HashSet<string>();
            for (var slot = 0; slot < _inputs.Count; slot++)
            {
                if (_map.Space.BroadcastOf(_map.Inputs[slot]) == Broadcast.None)
                    Row(_inputs[slot]);
            }

            for (var o = 0; o < _outputs.Count; o++)
            {
                if (_map.Results[o].Reduction == Reduction.None)
                    Row(_outputs[o]);
            }

            var results = _map.Results.Select((result, o) => result.Reduction == Reduction.None
                ? new RowResult(result.Value, _outputs[o] + "Row")
                : new RowResult(result.Value, null, result.Reduction, _outputs[o] + "Total")).ToList();
            new RowPass(writer, width, names, (node, at, column) => Leaf(node, at, column, $"row * {Columns} + {column}"))
                .Emit(_map.Space.Columns, results);
            for (var o = 0; o < results.Count; o++)
            {
                if (results[o].Reduction != Reduction.None)
                    writer.Line($"Unsafe.Add(ref {_outputs[o]}, row) = {results[o].Result};");
            }

            void Row(string reference)
            {
                if (tiled.Add(reference))
                    writer.Line($"ref var {reference}Row = ref Unsafe.Add(ref {reference}, row * {Columns});");
            }
        }
    }

    // The rows are added one after another, in their order, whoever adds them.
    private void SumRows(CodeWriter writer, VectorWidth width)
    {
        var names = new Names();
        writer.Line("var c = first;");
        foreach (var at in new[] { width, VectorWidth.V128, VectorWidth.Scalar }.Distinct())
        {
            if (at.Lanes > _map.Space.Columns)
                continue;

            using var loop = writer.Braces($"for (; c <= last - {Literal.Int(at.Lanes)}; c += {Literal.Int(at.Lanes)})");
            var totals = _map.Results.Select(_ => names.New("total")).ToList();
            foreach (var total in totals)
                writer.Line($"var {total} = {at.Zero};");
            using (writer.Braces("for (nint row = 0; row < rows; row++)"))
            {
                var index = _map.Space.Columns == 1 ? "row" : $"row * {Columns} + c";
                var printer = new ExpressionPrinter(at, node => Leaf(node, at, index, index, matrix: true), Declare);
                printer.Count(_map.Results.Select(result => result.Value));
                for (var o = 0; o < totals.Count; o++)
                    writer.Line($"{totals[o]} += {printer.Print(_map.Results[o].Value)};");
            }

            for (var o = 0; o < totals.Count; o++)
                writer.Line(at.Store(totals[o], _outputs[o], "c"));
        }

        string Declare(string value)
        {
            var name = names.New("v");
            writer.Line($"var {name} = {value};");
            return name;
        }
    }

    // In a row-by-row pass references end in Row and are indexed by column; elsewhere the index counts from the tensor's start.
    private string Leaf(Expr node, VectorWidth at, string index, string flat, bool matrix = false) => node switch
    {
        Input input => LeafInput(input.Slot, at, index, matrix),
        ScalarValue scalar => at.Broadcast(_signature.Scalar(scalar.Name)),
        RandomUniform random => $"{_signature.Random(random.Stream)}.Uniform{(at.IsScalar ? "" : at.Bits)}((uint)({flat}))",
        _ => throw new NotSupportedException($"{node} is no leaf."),
    };

    private string LeafInput(int slot, VectorWidth at, string index, bool matrix)
    {
        var reference = _inputs[slot];
        return _map.Space.BroadcastOf(_map.Inputs[slot]) switch
        {
            Broadcast.None => at.Load(matrix || IsFlat ? reference : reference + "Row", index),
            Broadcast.AlongRows => at.Load(reference, matrix ? "c" : index),
            Broadcast.AlongColumns => at.Broadcast($"Unsafe.Add(ref {reference}, row)"),
            _ => at.Broadcast(reference),
        };
    }
}
