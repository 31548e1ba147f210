namespace NetGen.Generators.Emission;

/// <summary>A vector of floats, or a single one: what a piece of a kernel works with.</summary>
internal sealed record VectorWidth(int Lanes)
{
    public static readonly VectorWidth Scalar = new(1);
    public static readonly VectorWidth V128 = new(4);
    public static readonly VectorWidth V256 = new(8);
    public static readonly VectorWidth V512 = new(16);

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

    /// <summary><c>512</c>.</summary>
    public string Bits => Literal.Int(Lanes * 32);

    /// <summary><c>Vector512</c>.</summary>
    public string Class => "Vector" + Bits;

    /// <summary>The type of a value.</summary>
    public string Type => IsScalar ? "float" : $"Vector{Bits}<float>";

    public string Zero => IsScalar ? "0f" : $"Vector{Bits}<float>.Zero";

    /// <summary>Reads <paramref name="index"/> elements (an nint or constant expression) behind a reference.</summary>
    public string Load(string reference, string index) => IsScalar
        ? index == "0" ? reference : $"Unsafe.Add(ref {reference}, {index})"
        : index == "0" ? $"{Class}.LoadUnsafe(ref {reference})" : $"{Class}.LoadUnsafe(ref {reference}, {Unsigned(index)})";

    public string Store(string value, string reference, string index) => IsScalar
        ? $"{(index == "0" ? reference : $"Unsafe.Add(ref {reference}, {index})")} = {value};"
        : $"{SourceText.Atom(value)}.StoreUnsafe(ref {reference}{(index == "0" ? "" : ", " + Unsigned(index))});";

    public string Broadcast(string scalar) => IsScalar ? scalar : $"{Class}.Create({scalar})";

    /// <summary>a·b + c, fused where the hardware can.</summary>
    public string MultiplyAdd(string a, string b, string c) =>
        $"{(IsScalar ? "float" : Class)}.MultiplyAddEstimate({a}, {b}, {c})";

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
