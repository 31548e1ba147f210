using NetGen.Generators.Emission;
using NetGen.Generators.Emission.Kernels;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

public sealed class KernelLibraryTests
{
    [Fact]
    public void Kernels_that_come_out_alike_are_emitted_once()
    {
        var library = new KernelLibrary();

        var names = new[] { Kernel("Map8", "a"), Kernel("Map8", "a"), Kernel("Map8", "b"), Kernel("Other", "a") }.Select(library.Add).ToList();

        Assert.Equal(["Map8", "Map8", "Map8_2", "Map8"], names);
        Assert.Equal(2, library.Texts.Count);
    }

    [Fact]
    public void Bodies_that_differ_by_width_are_chosen_by_what_the_hardware_has()
    {
        var text = Kernel("K", "same", width => $"{width.Bits} bits").Write("K");

        Assert.Equal(
            """
            // same
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
            text[..(text.IndexOf("\n}", StringComparison.Ordinal) + 2)],
            ignoreLineEndingDifferences: true);
        Assert.All(["512 bits", "256 bits", "128 bits"], body => Assert.Contains(body, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Bodies_that_are_the_same_for_two_widths_are_written_once()
    {
        var text = Kernel("K", "two", width => width.Lanes >= 8 ? "wide" : "narrow").Write("K");

        Assert.DoesNotContain("Vector512", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "wide"));
        Assert.Equal(1, Count(text, "narrow"));
    }

    [Fact]
    public void A_body_that_is_the_same_for_all_widths_is_the_kernel()
    {
        var text = Kernel("K", "one", _ => "only").Write("K");

        Assert.DoesNotContain("IsHardwareAccelerated", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "only"));
        Assert.Contains("public static void K(", text, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static KernelText Kernel(string name, string summary, Func<VectorWidth, string>? body = null) => new(
        name,
        summary,
        ["ref float left", "in PhiloxStream random0", "nint first"],
        (writer, width) => writer.Line(body is null ? "body();" : body(width)));
}
