using NetGen.Generators.Infrastructure;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

public sealed class CodeWriterTests
{
    [Fact]
    public void Several_lines_are_indented_as_one_by_one_and_blank_ones_not_at_all()
    {
        var (together, apart) = (new CodeWriter(), new CodeWriter());
        using (together.Braces("class C"))
            together.Line("a\n\tb\n\nc");
        using (apart.Braces("class C"))
            apart.Lines(["a", "\tb", "", "c"]);
        Assert.Equal("class C\n{\n\ta\n\t\tb\n\n\tc\n}\n", together.ToString());
        Assert.Equal(apart.ToString(), together.ToString());
    }

    [Fact]
    public void Placeholders_are_replaced_inside_of_each_other_and_no_longer()
    {
        var writer = new CodeWriter();
        writer.Replacing("<a>", "x", outer =>
        {
            outer.Replacing("<b>", "y", inner => inner.Line("<a>\n<b>"));
            outer.Line("<a> <b>");
        });
        writer.Line("<a>");
        Assert.Equal("x\ny\nx <b>\n<a>\n", writer.ToString());
    }

    [Fact]
    public void A_text_grows_as_far_as_replacements_make_it()
    {
        var writer = new CodeWriter();
        for (var i = 0; i < 100; i++)
            writer.Line("x");
        var replacement = new string('y', 5_000);
        Assert.Equal(string.Concat(Enumerable.Repeat(replacement + "\n", 100)), writer.ToString(_ => replacement));
        Assert.Equal(string.Concat(Enumerable.Repeat("x\n", 100)), writer.ToString());
    }

    [Fact]
    public void A_blank_line_at_the_end_is_taken_back_but_not_one_of_a_text()
    {
        var writer = new CodeWriter();
        writer.Line("a\n\nb");
        writer.Line();
        writer.TrimBlankLine();
        Assert.Equal("a\n\nb\n", writer.ToString());
    }
}
