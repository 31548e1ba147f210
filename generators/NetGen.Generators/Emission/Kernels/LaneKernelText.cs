using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission.Kernels;

/// <summary>
/// A kernel that is written once, with the vectors' width as a type parameter. Where vectors of any width cover its columns, its caller says
/// which. Else it goes over columns (or elements) itself: the widest vectors of the hardware first, then one that reaches back, narrower ones,
/// or the first lanes of one, over what they leave.
/// </summary>
/// <param name="Extent">How far the columns go, where the compiler knows; null for a range that is known at run time only.</param>
/// <param name="Body">
/// Writes a body that starts at <c>column</c> and covers as many columns as whole vectors of <c>L</c> can; where
/// <paramref name="Extent"/> is a multiple of every width, or the last vector reaches back, there is no <c>column</c>, and the body covers everything.
/// </param>
internal sealed record LaneKernelText(
    string Name, string Summary, IReadOnlyList<string> Parameters, int? Extent, Action<CodeWriter> Body)
    : KernelText(Name, Summary, Parameters)
{
    /// <summary>What the body calls a helper of the kernel; its name is put in place of this.</summary>
    public const string HelperName = "«helper»";

    /// <summary>What the body writes for a call of <see cref="Rows"/>.</summary>
    public const string RowsCall = "«rows»";

    /// <summary>
    /// Writes the part of the body that takes several samples at a time, if that has a method of its own: who predicts one sample doesn't wait until it is just-in-time compiled.
    /// </summary>
    public Action<CodeWriter>? Rows { get; init; }

    /// <summary>What takes the place of all else, of some ranges or of any, on hardware with vectors of 512 bits, which two of something share there; if there is such a thing. (Of columns that fill such vectors there is none.)</summary>
    public LanePairsText? Pairs { get; init; }

    /// <summary>Writes a method that the body calls, if there is one.</summary>
    public Action<CodeWriter>? Helper { get; init; }

    /// <summary>
    /// Whether the body covers all columns though they fill no whole vectors: there are enough for one of any width, and the last reaches back
    /// (which it may).
    /// </summary>
    public bool ReachesBack { get; init; }

    /// <summary>
    /// Whether the body may compute columns twice: then a last vector that reaches back covers what others leave, which takes as long as the
    /// first lanes of one, and there is no further body to compile.
    /// </summary>
    public bool MayReachBack { get; init; }

    /// <summary>Whether vectors of any width fill this many columns.</summary>
    public static bool IsWhole(int extent) => extent % VectorWidth.V512.Lanes == 0;

    /// <summary>
    /// Whether it takes two of the widest vectors side by side as one, where the hardware has them: its columns are a multiple of these, and they have registers enough.
    /// </summary>
    public bool TakesTwoOfWidest { get; init; }

    public override bool TakesWidth => !TakesTwoOfWidest && (ReachesBack || (Extent is { } columns && IsWhole(columns)));

    protected override void WriteMethods(CodeWriter writer, string name)
    {
        if (TakesWidth)
            Generic(writer, name, "", "", $"public static void {name}<L, V>({ParameterList})");
        else if (TakesTwoOfWidest)
            WriteTwofold(writer, name);
        else
            WriteRagged(writer, name);
    }

    private void WriteTwofold(CodeWriter writer, string name)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Braces($"public static void {name}({ParameterList})"))
            VectorWidth.Choose(writer, VectorWidth.Kernels, width => $"{name}<{(width == VectorWidth.V512 ? VectorWidth.TwoOfWidest : width.TypeArguments)}>({ArgumentList});");

        writer.Line();
        Generic(writer, name, "", "", $"private static void {name}<L, V>({ParameterList})");
    }

    private void WriteRagged(CodeWriter writer, string name)
    {
        var end = Extent is { } known ? Literal.Int(known) : "last";
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Braces($"public static void {name}({ParameterList})"))
        {
            if (Pairs is not null)
            {
                using (writer.Braces($"if (Vector512.IsHardwareAccelerated{(Pairs.Condition is { } condition ? " && " + condition : "")})"))
                {
                    writer.Line($"{name}Pairs({ArgumentList});");
                    writer.Line("return;");
                }

                writer.Line();
            }

            writer.Line(Extent is null ? "var column = first;" : "nint column = 0;");
            foreach (var width in VectorWidth.Kernels)
            {
                var guard = width == VectorWidth.V128 ? "" : $"{width.Class}.IsHardwareAccelerated && ";
                if (Extent is not { } columns)
                {
                    Call($"{guard}column <= {end} - {Literal.Int(width.Lanes)}", width.TypeArguments);
                    continue;
                }

                // What fills more than half of a vector is cheaper as the first lanes of one than as narrower ones.
                var rest = columns % width.Lanes;
                if (columns >= width.Lanes)
                    Call($"{guard}column <= {end} - {Literal.Int(width.Lanes)}", width.TypeArguments);
                if (MayReachBack && columns > width.Lanes && rest > 0)
                    Call($"{guard}column < {end}", width.TypeArguments, $"{end} - {Literal.Int(width.Lanes)}");
                else if (2 * rest > width.Lanes || (width == VectorWidth.V128 && rest > 0))
                    Call($"{guard}column < {end}", width.FirstLanes(rest));
            }

            if (Extent is null)
                Call($"column < {end}", VectorWidth.Scalar.TypeArguments);
        }

        if (Pairs is not null)
        {
            writer.Line();
            writer.Line("// " + Pairs.Summary);
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Braces($"private static void {name}Pairs({ParameterList})"))
                writer.Replacing(HelperName, name + "Finish", Pairs.Body);
        }

        writer.Line();
        Generic(writer, name, ", nint column", ", column", $"private static nint {name}<L, V>({ParameterList}, nint column)");

        void Call(string condition, string typeArguments, string start = "column")
        {
            writer.Line($"if ({condition})");
            using (writer.Indented())
                writer.Line($"column = {name}<{typeArguments}>({ArgumentList}, {start});");
        }
    }

    private void Generic(CodeWriter writer, string name, string parameter, string argument, string declaration)
    {
        Method(writer, declaration, name, body => body.Replacing(RowsCall, $"{name}Rows<L, V>({ArgumentList}{argument})", Body));
        if (Rows is not null)
        {
            writer.Line();
            writer.Line("// Several rows at a time, apart: a single one needn't wait until this is compiled.");
            Method(writer, $"private static void {name}Rows<L, V>({ParameterList}{parameter})", name, Rows);
        }

        if (Helper is null)
            return;

        writer.Line();
        writer.Replacing(HelperName, name + "Finish", Helper);
    }

    private static void Method(CodeWriter writer, string declaration, string name, Action<CodeWriter> body)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line(declaration);
        using (writer.Indented())
            writer.Line("where L : struct, ILanes<V> where V : struct");
        using (writer.Braces())
            writer.Replacing(HelperName, name + "Finish", body);
    }
}
