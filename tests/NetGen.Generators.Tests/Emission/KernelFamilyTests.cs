using NetGen.Generators.Emission.Kernels;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>Kernels that differ in numbers only, as one.</summary>
public sealed class KernelFamilyTests
{
    [Fact]
    public void Numbers_that_differ_become_parameters_and_their_multiples_and_sums_are_computed()
    {
        var library = Shared(
            Kernel("Conv3x3To8", "x[24 + 3]; x[48]; x[7]; x[103];"),
            Kernel("Conv3x3To16", "x[36 + 3]; x[72]; x[11]; x[155];"));

        var text = Assert.Single(library.Texts);

        Assert.Contains("public static void Conv3x3(ref float x, nint first, nint p0, nint p1)\n", text, StringComparison.Ordinal);
        Assert.Contains("\tx[p1 + 3]; x[(2 * p1)]; x[p0]; x[((4 * p1) + p0)];\n", text, StringComparison.Ordinal);
        Assert.Equal("Kernels.Conv3x3(ref a, 0, 7, 24);", library.Link("Kernels.«Conv3x3To8»(ref a, 0);"));
        Assert.Equal("Kernels.Conv3x3(ref a, Min(1, 2), 11, 36);", library.Link("Kernels.«Conv3x3To16»(ref a, Min(1, 2));"));
    }

    [Fact]
    public void Constants_that_differ_become_parameters_too()
    {
        var library = Shared(Kernel("Map", "y = 0.5f * x + 1E-05f;"), Kernel("Map", "y = 0.125f * x + 1E-05f;"), Kernel("Map", "y = 2f * x + 1E-05f;"));

        Assert.Contains("\ty = f0 * x + 1E-05f;\n", Assert.Single(library.Texts), StringComparison.Ordinal);
        Assert.Contains("(ref float x, nint first, float f0)", Assert.Single(library.Texts), StringComparison.Ordinal);
        Assert.Equal("Kernels.Map_4(ref a, 0, 2f);", library.Link("Kernels.«Map_3»(ref a, 0);"));
    }

    [Fact]
    public void A_number_in_a_name_is_part_of_the_name()
    {
        var library = Shared(Kernel("K", "x1 = 5;"), Kernel("K", "x2 = 5;"));

        Assert.Equal(2, library.Texts.Count());
    }

    [Fact]
    public void Kernels_that_differ_in_comments_only_are_one_without_parameters()
    {
        var library = Shared(Kernel("K", "x[1];") with { Summary = "a" }, Kernel("K", "x[1];") with { Summary = "b" });

        Assert.Contains("public static void K_3(ref float x, nint first)\n", Assert.Single(library.Texts), StringComparison.Ordinal);
        Assert.Equal("Kernels.K_3(ref a);", library.Link("Kernels.«K_2»(ref a);"));
    }

    [Fact]
    public void A_span_takes_no_native_integers() => Assert.Contains(
        "Span(ref x, (int)p0);",
        Assert.Single(Shared(Kernel("K", "Span(ref x, 4);"), Kernel("K", "Span(ref x, 8);")).Texts),
        StringComparison.Ordinal);

    // A helper has no parameters for them, the stack takes no variables.
    [Fact]
    public void Some_numbers_stay_constants()
    {
        Assert.Equal(2, Shared(Kernel("K", "stackalloc float[4];"), Kernel("K", "stackalloc float[8];")).Texts.Count());
        Assert.Equal(2, Shared(Kernel("K", "Vector128.LoadUnsafe(ref x, 4);"), Kernel("K", "Vector128.LoadUnsafe(ref x, 8);")).Texts.Count());
        Assert.Equal(2, Shared(Helped("x * 2"), Helped("x * 3")).Texts.Count());

        static KernelText Helped(string line) => new LaneKernelText("K", "", ["nint n"], 16, writer => writer.Line("body();"))
        {
            Helper = writer => writer.Line($"static void {LaneKernelText.HelperName}() => {line};"),
        };
    }

    [Fact]
    public void A_kernel_that_takes_the_width_still_does()
    {
        var library = Shared(Whole(16), Whole(32));

        Assert.Contains("public static void K<L, V>(nint n, nint p0)", Assert.Single(library.Texts), StringComparison.Ordinal);
        Assert.Equal("Kernels.K<L, V>(batch, 32);", library.Link("Kernels.«K32»<L, V>(batch);"));

        static KernelText Whole(int columns) => new LaneKernelText(
            $"K{columns}", "", ["nint n"], columns, writer => writer.Line($"for (nint c = 0; c < {columns}; c++)"));
    }

    [Fact]
    public void A_small_network_keeps_its_numbers()
    {
        var library = new KernelLibrary();
        library.Add(Kernel("K", "x[1];"));
        library.Add(Kernel("K", "x[2];"));

        library.ShareCode();

        Assert.Equal(2, library.Texts.Count());
        Assert.Equal("Kernels.K(ref a);", library.Link("Kernels.«K»(ref a);"));
    }

    private static KernelLibrary Shared(params KernelText[] kernels)
    {
        var library = new KernelLibrary(mostSpecializedCharacters: 0);
        foreach (var kernel in kernels)
            library.Add(kernel);
        library.ShareCode();
        return library;
    }

    private static PlainKernelText Kernel(string name, string line) =>
        new(name, "", ["ref float x", "nint first"], writer => writer.Line(line));
}
