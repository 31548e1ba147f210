using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>
/// A vector of floats, a single one, or a vector of whatever width the kernel is compiled for (<see cref="Any"/>): what a piece of a
/// kernel works with, and how it is written.
/// </summary>
internal sealed record VectorWidth(int Lanes)
{
    public static readonly VectorWidth Scalar = new(1);
    public static readonly VectorWidth V128 = new(4);
    public static readonly VectorWidth V256 = new(8);
    public static readonly VectorWidth V512 = new(16);

    /// <summary>The width is a type parameter: <c>L</c> for the lanes, <c>V</c> for the vector.</summary>
    public static readonly VectorWidth Any = new(0);

    /// <summary>The widths that kernels are emitted for, widest first.</summary>
    public static readonly IReadOnlyList<VectorWidth> Kernels = [V512, V256, V128];

    /// <summary>The widest of the kernels' widths that <paramref name="columns"/> can fill, up to this one.</summary>
    public VectorWidth For(int columns)
    {
        var lanes = Lanes;
        while (lanes > V128.Lanes && lanes > columns)
            lanes /= 2;
        return new VectorWidth(lanes);
    }

    public bool IsScalar => Lanes == 1;

    public bool IsAny => Lanes == 0;

    /// <summary>How many lanes there are, in C#.</summary>
    public string Count => IsAny ? "L.Count" : Literal.Int(Lanes);

    /// <summary><c>512</c>.</summary>
    public string Bits => Literal.Int(Lanes * 32);

    /// <summary>Where the functions are: <c>Vector512</c>.</summary>
    public string Class => IsAny ? "L" : "Vector" + Bits;

    /// <summary>The type of a value.</summary>
    public string Type => IsScalar ? "float" : IsAny ? "V" : $"Vector{Bits}<float>";

    /// <summary>What makes a kernel of any width one of two of the widest vectors side by side.</summary>
    public const string TwoOfWidest = "Lanes1024, Vector1024";

    /// <summary>What makes a kernel of any width one of this: <c>Lanes512, Vector512&lt;float&gt;</c>.</summary>
    public string TypeArguments => IsAny ? "L, V" : IsScalar ? "Lanes1, float" : $"Lanes{Bits}, {Type}";

    /// <summary>The types of the runtime that stand for how many lanes of a vector are used: where all are, or one, there is none.</summary>
    public static IEnumerable<string> LaneCounts =>
        Integers.Range(2, V512.Lanes - 2).Where(count => count is not (4 or 8)).Select(count => "LaneCount" + Literal.Int(count));

    /// <summary>What makes a kernel of any width one of the first <paramref name="count"/> lanes of this one.</summary>
    public string FirstLanes(int count) => count == Lanes ? TypeArguments : count == 1 ? Scalar.TypeArguments
        : $"FirstLanes<{TypeArguments}, LaneCount{Literal.Int(count)}>, {Type}";

    /// <summary>The lanes' own type of those: <c>FirstLanes&lt;Lanes512, Vector512&lt;float&gt;, LaneCount12&gt;</c>.</summary>
    public string LanesOf(int count)
    {
        var arguments = FirstLanes(count);
        return arguments.Substring(0, arguments.LastIndexOf(", ", StringComparison.Ordinal));
    }

    public string Zero => IsScalar ? "0f" : IsAny ? "L.Zero" : $"Vector{Bits}<float>.Zero";

    /// <summary>Reads elements from <paramref name="index"/> (an nint or constant expression) on behind a reference.</summary>
    public string Load(string reference, string index) => IsScalar
        ? index == "0" ? reference : $"Unsafe.Add(ref {reference}, {index})"
        : IsAny ? $"L.Load(ref {reference}, {index})"
        : index == "0" ? $"{Class}.LoadUnsafe(ref {reference})" : $"{Class}.LoadUnsafe(ref {reference}, {Unsigned(index)})";

    /// <summary>The same; where only the first lanes are used, the others may hold what lies behind.</summary>
    public string LoadBeyond(string reference, string index) => IsAny ? $"L.LoadBeyond(ref {reference}, {index})" : Load(reference, index);

    public string Store(string value, string reference, string index) => IsScalar
        ? $"{(index == "0" ? reference : $"Unsafe.Add(ref {reference}, {index})")} = {value};"
        : IsAny ? $"L.Store({value}, ref {reference}, {index});"
        : $"{SourceText.Atom(value)}.StoreUnsafe(ref {reference}{(index == "0" ? "" : ", " + Unsigned(index))});";

    public string Broadcast(string scalar) => IsScalar ? scalar : $"{Class}.Create({scalar})";

    /// <summary>a·b + c, fused where the hardware can.</summary>
    public string MultiplyAdd(string a, string b, string c) => IsAny
        ? $"L.MultiplyAdd({a}, {b}, {c})"
        : $"{(IsScalar ? "float" : Class)}.MultiplyAddEstimate({a}, {b}, {c})";

    public string Negate(string x) => IsAny ? $"L.Negate({x})" : $"-{SourceText.Atom(x)}";

    /// <summary>One of the four basic operations, by its method's name or its operator.</summary>
    public string Arithmetic(string method, string symbol, string a, string b) =>
        IsAny ? $"L.{method}({a}, {b})" : $"{SourceText.Atom(a)} {symbol} {SourceText.Atom(b)}";

    public string Add(string a, string b) => Arithmetic("Add", "+", a, b);

    /// <summary>An elementary function of <c>VectorMath</c>.</summary>
    public string Function(string name, string x) => $"{(IsAny ? "L" : "VectorMath")}.{name}({x})";

    /// <summary>A function that vectors have and single numbers have in <c>MathF</c>.</summary>
    public string Method(string name, string arguments) => $"{(IsScalar ? "MathF" : Class)}.{name}({arguments})";

    /// <summary>Where a comparison (named as the vectors' methods are) holds.</summary>
    public string Compare(string method, string a, string b) =>
        $"{Class}.{(IsAny && method == "Equals" ? "AreEqual" : method)}({a}, {b})";

    public string Select(string mask, string then, string otherwise) => $"{Class}.ConditionalSelect({mask}, {then}, {otherwise})";

    /// <summary>Uniform numbers from an index (an expression of any integer type) on.</summary>
    public string Uniform(string random, string index) => IsAny
        ? $"L.Uniform(in {random}, (uint)({index}))"
        : $"{random}.Uniform{(IsScalar ? "" : Bits)}((uint)({index}))";

    /// <summary>Writes a choice of the first of these widths that the hardware has; the last is 128 bits, which it always has.</summary>
    public static void Choose(CodeWriter writer, IEnumerable<VectorWidth> widths, Func<VectorWidth, string> statement)
    {
        var otherwise = "";
        foreach (var width in widths)
        {
            writer.Line(width == V128 ? "else" : $"{otherwise}if ({width.Class}.IsHardwareAccelerated)");
            using (writer.Indented())
                writer.Line(statement(width));
            otherwise = "else ";
        }
    }

    /// <summary>How to cover <paramref name="count"/> columns with vectors no wider than this one, widest first, then single floats.</summary>
    public IReadOnlyList<Piece> Cover(int count)
    {
        var pieces = new List<Piece>();
        var offset = 0;
        foreach (var width in new[] { V512, V256, V128, Scalar })
        {
            for (; width.Lanes <= Lanes && count - offset >= width.Lanes; offset += width.Lanes)
                pieces.Add(new Piece(width, offset));
        }

        return pieces;
    }

    private static string Unsigned(string index) => char.IsDigit(index[0]) && index.All(char.IsDigit) ? index : $"(nuint)({index})";
}

/// <summary>A vector at an offset from a tile's first column.</summary>
internal sealed record Piece(VectorWidth Width, int Offset);
