using NetGen.Generators.Emission;
using NetGen.Generators.Emission.Kernels;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>What stands round a kernel's body: which width runs it, and that it is written once.</summary>
public sealed class KernelLibraryTests
{
    private static readonly string[] Parameters = ["ref float left", "in PhiloxStream random0", "nint first"];

    [Fact]
    public void Kernels_that_come_out_alike_are_emitted_once()
    {
        var library = new KernelLibrary();

        var names = new[] { Lanes("Map8", "a"), Lanes("Map8", "a"), Lanes("Map8", "b"), Lanes("Other", "a") }.Select(library.Add).ToList();

        Assert.Equal(["Map8", "Map8", "Map8_2", "Map8"], names);
        Assert.Equal(2, library.Texts.Count);
    }

    [Fact]
    public void Kernels_whose_helpers_differ_are_not_alike()
    {
        var library = new KernelLibrary();

        var names = new[] { "x", "y", "x" }.Select(Helped).Select(library.Add).ToList();

        Assert.Equal(["K", "K_2", "K"], names);

        static KernelText Helped(string line) => Lanes("K", "a") with { Helper = writer => writer.Line(line) };
    }

    [Fact]
    public void Columns_that_every_width_fills_are_left_to_the_widest()
    {
        var text = Lanes("K", "whole", columns: 32).Write("K");

        AssertBegins(
            """
            // whole
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public static void K(ref float left, in PhiloxStream random0, nint first)
            {
                if (Vector512.IsHardwareAccelerated)
                    K<Lanes512, Vector512<float>>(ref left, in random0, first);
                else if (Vector256.IsHardwareAccelerated)
                    K<Lanes256, Vector256<float>>(ref left, in random0, first);
                else
                    K<Lanes128, Vector128<float>>(ref left, in random0, first);
            }
            """,
            text);
        Assert.Contains("private static void K<L, V>(ref float left, in PhiloxStream random0, nint first)", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "body();"));
    }

    [Fact]
    public void Other_columns_go_to_ever_narrower_vectors_and_what_is_left_to_single_numbers()
    {
        var text = Lanes("K", "ragged", columns: 23).Write("K");

        AssertBegins(
            """
            // ragged
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public static void K(ref float left, in PhiloxStream random0, nint first)
            {
                nint column = 0;
                if (Vector512.IsHardwareAccelerated && column <= 23 - 16)
                    column = K<Lanes512, Vector512<float>>(ref left, in random0, first, column);
                if (Vector256.IsHardwareAccelerated && column <= 23 - 8)
                    column = K<Lanes256, Vector256<float>>(ref left, in random0, first, column);
                if (column <= 23 - 4)
                    column = K<Lanes128, Vector128<float>>(ref left, in random0, first, column);
                if (column < 23)
                    K<Lanes1, float>(ref left, in random0, first, column);
            }
            """,
            text);
        Assert.Contains(
            "private static nint K<L, V>(ref float left, in PhiloxStream random0, nint first, nint column)",
            text,
            StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "body();"));
    }

    [Theory]
    [InlineData(1, "Lanes1")]
    [InlineData(3, "Lanes1")]
    [InlineData(4, "Lanes128")]
    [InlineData(7, "Lanes128 Lanes1")]
    [InlineData(8, "Lanes256 Lanes128")]
    [InlineData(24, "Lanes512 Lanes256 Lanes128")]
    public void A_width_that_no_column_fills_is_not_called(int columns, string lanes)
    {
        var text = Lanes("K", "", columns).Write("K");

        foreach (var width in new[] { "Lanes512", "Lanes256", "Lanes128", "Lanes1" })
            Assert.Equal(lanes.Split(' ').Contains(width) ? 1 : 0, Count(text, $"K<{width},"));
    }

    [Fact]
    public void A_range_of_columns_starts_where_the_caller_says()
    {
        var text = Lanes("K", "range", columns: null).Write("K");

        Assert.Contains("    var column = first;\n", text, StringComparison.Ordinal);
        Assert.Contains("if (column < last)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_helper_is_inlined_and_called_like_its_kernel()
    {
        var kernel = new LaneKernelText("K", "", [], 16, writer => writer.Line($"{LaneKernelText.HelperName}<L, V>(x);"))
        {
            Helper = writer => writer.Line($"static void {LaneKernelText.HelperName}<L, V>(V x);"),
        };

        var text = kernel.Write("Dense");

        Assert.Contains("    DenseFinish<L, V>(x);", text, StringComparison.Ordinal);
        Assert.Contains("static void DenseFinish<L, V>(V x);", text, StringComparison.Ordinal);
        Assert.DoesNotContain("«", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bodies_that_differ_by_width_are_chosen_by_what_the_hardware_has()
    {
        var text = Widths("K", "same", width => $"{width.Bits} bits").Write("K");

        AssertBegins(
            """
            // same
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public static void K(ref float left, in PhiloxStream random0, nint first)
            {
                if (Vector512.IsHardwareAccelerated)
                    K_512(ref left, in random0, first);
                else if (Vector256.IsHardwareAccelerated)
                    K_256(ref left, in random0, first);
                else
                    K_128(ref left, in random0, first);
            }
            """,
            text);
        Assert.All(["512 bits", "256 bits", "128 bits"], body => Assert.Contains(body, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Bodies_that_are_the_same_for_two_widths_are_written_once()
    {
        var text = Widths("K", "two", width => width.Lanes >= 8 ? "wide" : "narrow").Write("K");

        Assert.DoesNotContain("Vector512", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "wide"));
        Assert.Equal(1, Count(text, "narrow"));
    }

    [Fact]
    public void A_body_that_is_the_same_for_all_widths_is_the_kernel()
    {
        KernelText[] kernels = [Widths("K", "one", _ => "only"), new PlainKernelText("K", "one", Parameters, writer => writer.Line("only"))];
        foreach (var kernel in kernels)
        {
            var text = kernel.Write("K");

            Assert.DoesNotContain("IsHardwareAccelerated", text, StringComparison.Ordinal);
            Assert.Equal(1, Count(text, "only"));
            Assert.Contains("public static void K(", text, StringComparison.Ordinal);
        }
    }

    private static void AssertBegins(string expected, string text) => Assert.Equal(
        expected, text[..(text.IndexOf("\n}", StringComparison.Ordinal) + 2)], ignoreLineEndingDifferences: true);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static LaneKernelText Lanes(string name, string summary, int? columns = 32) =>
        new(name, summary, Parameters, columns, writer => writer.Line("body();"));

    private static WidthKernelText Widths(string name, string summary, Func<VectorWidth, string> body) =>
        new(name, summary, Parameters, (writer, width) => writer.Line(body(width)));
}
