using Microsoft.CodeAnalysis.Text;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.TestKit;

public sealed class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out_and_remembered()
    {
        var markup = Markup.Parse("a {|X1:b {|Y2:c|}|} {|Z3:d|} { | } e");
        Assert.Equal("a b c d { | } e", markup.Source);
        Assert.Equal([("X1", new TextSpan(2, 3)), ("Y2", new TextSpan(4, 1)), ("Z3", new TextSpan(6, 1))], markup.Expected);
    }

    [Fact]
    public void Marks_on_one_place_are_sorted_by_id()
    {
        var markup = Markup.Parse("{|B:{|A:x|}|}");
        Assert.Equal(["A", "B"], markup.Expected.Select(mark => mark.Id));
    }

    [Fact]
    public void A_mark_that_is_not_closed_is_an_error() => Assert.Throws<FormatException>(() => Markup.Parse("{|A:x"));
}
