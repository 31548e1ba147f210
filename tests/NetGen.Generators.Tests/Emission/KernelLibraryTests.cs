using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generators.Emission;
using NetGen.Generators.Emission.Kernels;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>What stands round a kernel's body: which width runs it, and that it is written once.</summary>
public sealed class KernelLibraryTests
{
    private static readonly Regex CallOfWidth = new(@"K<(FirstLanes<)?Lanes(?<lanes>\d+), [^(]*?(LaneCount(?<count>\d+)>, [^(]*)?\(ref[^)]*?(\d+ - (?<start>\d+))?\)");

    private static readonly string[] Parameters = ["ref float left", "in PhiloxStream random0", "nint first"];

    [Fact]
    public void Kernels_that_come_out_alike_are_emitted_once()
    {
        var library = new KernelLibrary();

        var names = new[] { Lanes("Map8", "a", 8), Lanes("Map8", "a", 8), Lanes("Map8", "b", 8), Lanes("Other", "a", 8) }.Select(library.Add).Select(library.Link).ToList();

        Assert.Equal(["Map8", "Map8", "Map8_2", "Map8"], names);
        Assert.Equal(2, library.Texts.Count());
    }

    [Fact]
    public void Kernels_whose_helpers_differ_are_not_alike()
    {
        var library = new KernelLibrary();

        var names = new[] { "x", "y", "x" }.Select(Helped).Select(library.Add).Select(library.Link).ToList();

        Assert.Equal(["K", "K_2", "K"], names);

        static KernelText Helped(string line) => Lanes("K", "a", 8) with { Helper = writer => writer.Line(line) };
    }

    [Fact]
    public void Where_every_width_fills_the_columns_the_caller_says_which()
    {
        var kernel = Lanes("K", "whole", columns: 32);
        var text = kernel.Write("K");

        Assert.StartsWith(
            """
            // whole
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public static void K<L, V>(ref float left, in PhiloxStream random0, nint first)
            """,
            text,
            StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "body();"));
        Assert.Equal("«K»<L, V>", new KernelLibrary().Add(kernel));
    }

    [Fact]
    public void Other_columns_go_to_ever_narrower_vectors_and_what_is_left_to_the_first_lanes_of_one()
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
                if (Vector256.IsHardwareAccelerated && column < 23)
                    column = K<FirstLanes<Lanes256, Vector256<float>, LaneCount7>, Vector256<float>>(ref left, in random0, first, column);
                if (column <= 23 - 4)
                    column = K<Lanes128, Vector128<float>>(ref left, in random0, first, column);
                if (column < 23)
                    column = K<FirstLanes<Lanes128, Vector128<float>, LaneCount3>, Vector128<float>>(ref left, in random0, first, column);
            }
            """,
            text);
        Assert.Contains(
            "private static nint K<L, V>(ref float left, in PhiloxStream random0, nint first, nint column)",
            text,
            StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "body();"));
    }

    // What is behind a plus is the first lanes of a vector.
    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "128+2")]
    [InlineData(4, "128")]
    [InlineData(5, "256+5 128 1")]
    [InlineData(7, "256+7 128 128+3")]
    [InlineData(8, "256 128")]
    [InlineData(10, "512+10 256 128 128+2")]
    [InlineData(12, "512+12 256 128")]
    [InlineData(13, "512+13 256 256+5 128 1")]
    [InlineData(20, "512 256 128")]
    [InlineData(24, "512 256 128")]
    [InlineData(31, "512 512+15 256 256+7 128 128+3")]
    public void Columns_get_as_few_vectors_as_cover_them(int columns, string vectors)
    {
        var text = Lanes("K", "", columns).Write("K");

        var calls = CallOfWidth.Matches(text).Select(match => match.Groups["lanes"].Value
            + (match.Groups["count"].Success ? "+" + match.Groups["count"].Value : ""));
        Assert.Equal(vectors, string.Join(" ", calls));
    }

    // What is in brackets reaches back: it starts where the last vector of its width ends with the last column.
    [Theory]
    [InlineData(4, "128")]
    [InlineData(6, "256+6 128 128[2]")]
    [InlineData(8, "256 128")]
    [InlineData(10, "512+10 256 256[2] 128 128[6]")]
    [InlineData(13, "512+13 256 256[5] 128 128[9]")]
    public void Columns_that_may_be_computed_twice_need_no_first_lanes_behind_a_vector(int columns, string vectors)
    {
        var text = (Lanes("K", "", columns) with { MayReachBack = true }).Write("K");

        var calls = CallOfWidth.Matches(text).Select(match => match.Groups["lanes"].Value
            + (match.Groups["count"].Success ? "+" + match.Groups["count"].Value : "")
            + (match.Groups["start"].Success ? $"[{columns - int.Parse(match.Groups["start"].Value, CultureInfo.InvariantCulture)}]" : ""));
        Assert.Equal(vectors, string.Join(" ", calls));
    }

    [Fact]
    public void A_range_of_columns_starts_where_the_caller_says()
    {
        var text = Lanes("K", "range", columns: null).Write("K");

        Assert.Contains("\tvar column = first;\n", text, StringComparison.Ordinal);
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

        Assert.Contains("\tDenseFinish<L, V>(x);", text, StringComparison.Ordinal);
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
        expected.Replace("    ", "\t", StringComparison.Ordinal), text[..(text.IndexOf("\n}", StringComparison.Ordinal) + 2)], ignoreLineEndingDifferences: true);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static LaneKernelText Lanes(string name, string summary, int? columns = 32) =>
        new(name, summary, Parameters, columns, writer => writer.Line("body();"));

    private static WidthKernelText Widths(string name, string summary, Func<VectorWidth, string> body) =>
        new(name, summary, Parameters, (writer, width) => writer.Line(body(width)));
}
