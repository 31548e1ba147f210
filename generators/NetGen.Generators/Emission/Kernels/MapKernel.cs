using NetGen.Generators.Infrastructure;
using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// A map as a kernel: which references it takes, and how its inputs are read. How it goes over its points depends on what becomes of the
/// values; each way is a class of its own.
/// </summary>
internal abstract class MapKernel
{
    protected MapKernel(Map map)
    {
        Map = map;
        Inputs = map.Inputs.Select(input => Signature.Reference(input, "in")).ToList();
        Outputs = map.Results.Select(result => Signature.Reference(result.Target, "out")).ToList();
        Signature.Declare(map.Results.Select(result => result.Value));
        Signature.Integer("first");
        Signature.Integer("last");
        RowLength = Literal.Int(Columns);
    }

    public KernelSignature Signature { get; } = new();

    protected Map Map { get; }

    protected IReadOnlyList<string> Inputs { get; }

    protected IReadOnlyList<string> Outputs { get; }

    protected int Columns => Map.Space.Columns;

    /// <summary>The number of columns where rows are addressed: a parameter of the kernels that rows of other lengths can share.</summary>
    protected string RowLength { get; private set; } = "";

    /// <summary>Whether vectors of any width fill a row.</summary>
    protected bool IsWhole => LaneKernelText.IsWhole(Columns);

    protected int RowsPerSample => Map.Space.RowsPerSample;

    /// <summary>The kernel and what its range counts: samples, or elements where there are none, or columns where rows are summed.</summary>
    public static (KernelText Text, KernelSignature Signature) Print(Map map)
    {
        MapKernel kernel = map.Results.Any(result => result.Reduction == Reduction.ColumnSum) ? new ColumnSumKernel(map)
            : map.Results.Any(result => result.Reduction == Reduction.SampleColumnSum) ? new SampleSumKernel(map)
            : map.Results.Any(result => result.Reduction != Reduction.None) ? new RowReductionKernel(map)
            : IsFlat(map) ? new FlatKernel(map)
            : new RowsKernel(map);
        return (kernel.Text(), kernel.Signature);
    }

    protected abstract KernelText Text();

    /// <summary>Takes the number of columns as a parameter, so that layers of other widths share the kernel.</summary>
    protected void ShareWidths()
    {
        RowLength = "columns";
        Signature.Constant(RowLength, Columns);
    }

    protected string Summary(string order)
    {
        var formulas = Map.Results.Select((result, i) =>
        {
            var value = Map.StoredAs(result) is { } stored
                ? Outputs[stored]
                : FormulaPrinter.Print(result.Value, slot => Inputs[slot]);
            return $"{Outputs[i]} = " + result.Reduction switch
            {
                Reduction.None => value,
                Reduction.RowSum => $"the sum over columns of {value}",
                Reduction.RowMax => $"the maximum over columns of {value}",
                Reduction.SampleColumnSum => $"the sum over a sample's rows of {value}",
                _ => $"the sum over rows of {value}",
            };
        });
        return $"{string.Join("\n", formulas)}\n{order}";
    }

    /// <summary>An input, scalar or random number at a point.</summary>
    /// <param name="node">The leaf.</param>
    /// <param name="at">The width.</param>
    /// <param name="row">The row, counted over all samples.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="column">The first column.</param>
    protected string Leaf(Expr node, VectorWidth at, string row, string sample, string column)
    {
        switch (node)
        {
            case Input { Slot: var slot }:
                var reference = Inputs[slot];
                return Map.Space.BroadcastOf(Map.Inputs[slot]) switch
                {
                    Broadcast.None => at.Load(reference, Flat(row, column)),
                    Broadcast.AlongRows => at.Load(reference, column),
                    Broadcast.AlongColumns => at.Broadcast($"Unsafe.Add(ref {reference}, {row})"),
                    Broadcast.AlongSampleRows => at.Load(reference, Flat(sample, column)),
                    Broadcast.AlongSample => at.Broadcast($"Unsafe.Add(ref {reference}, {sample})"),
                    _ => at.Broadcast(reference),
                };
            case ScalarValue scalar:
                return at.Broadcast(Signature.Scalar(scalar.Name));
            case RandomUniform random:
                return at.Uniform(Signature.Random(random.Stream), Flat(row, column));
            default:
                throw new NotSupportedException($"{node} is no leaf.");
        }
    }

    /// <summary>The random numbers that the results are made of.</summary>
    protected IReadOnlyList<RandomUniform> Draws =>
        [.. Map.Results.SelectMany(result => result.Value.Descendants()).OfType<RandomUniform>().Distinct()];

    /// <summary>How many random numbers are drawn at once: enough that a call costs little beside them, and few enough for the first-level cache.</summary>
    protected const int DrawnAtOnce = 512;

    /// <summary>Declares where the random numbers are drawn that the results are made of, as references to the first of <see cref="DrawnAtOnce"/> numbers each.</summary>
    /// <param name="writer">Where to.</param>
    protected void DeclareDraws(CodeWriter writer)
    {
        foreach (var random in Draws)
        {
            writer.Line($"Span<float> {SpanOf(random)} = stackalloc float[{Literal.Int(DrawnAtOnce)}];");
            writer.Line($"ref var {DrawnOf(random)} = ref {SpanOf(random)}[0];");
        }
    }

    /// <summary>Draws the numbers of elements that lie one after another: many at once take half as long as vector by vector.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="start">A local with the first element's place.</param>
    /// <param name="count">How many, up to <see cref="DrawnAtOnce"/>.</param>
    protected void WriteDraws(CodeWriter writer, string start, string count)
    {
        foreach (var random in Draws)
            writer.Line($"{Signature.Random(random.Stream)}.FillUniform({SpanOf(random)}.Slice(0, (int)({count})), (uint){start});");
    }

    /// <summary>The reference that <see cref="DeclareDraws"/> declares.</summary>
    protected string DrawnOf(RandomUniform random) => Signature.Random(random.Stream).Replace("random", "drawn");

    private string SpanOf(RandomUniform random) => Signature.Random(random.Stream).Replace("random", "draws");

    /// <summary>An element's place in a tensor of rows and columns.</summary>
    protected string Flat(string row, string column) => new Address(0).Plus(row is "0" || RowLength == "1" ? row : $"{row} * {RowLength}").Plus(column).Text;

    // Inputs that cover the space, or are one number: rows don't matter.
    private static bool IsFlat(Map map) =>
        map.Inputs.All(input => map.Space.BroadcastOf(input) is Broadcast.None or Broadcast.Everywhere);
}
