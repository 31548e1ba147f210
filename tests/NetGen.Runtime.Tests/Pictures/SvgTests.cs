using System.Xml.Linq;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Runtime.Tests.Pictures;

public sealed class SvgTests
{
    public static TheoryData<string> Networks => [.. PictureNetworks.All.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_is_there_once(string name)
    {
        var info = PictureNetworks.All[name];
        var drawing = Drawing.Parse(info.ToSvg());
        Assert.Equal(info.Layers.Count, drawing.Layers.Count + drawing.Blocks.Count);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Nothing_overlaps_and_nothing_sticks_out(string name) =>
        DrawingAssert.NothingOverlaps(Drawing.Parse(PictureNetworks.All[name].ToSvg()));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Texts_fit_in_their_boxes_and_beside_each_other(string name) =>
        DrawingAssert.TextsFit(Drawing.Parse(PictureNetworks.All[name].ToSvg()));

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_picture_is_the_same_in_any_culture(string name)
    {
        var expected = PictureNetworks.All[name].ToSvg();
        using (new HostileCulture())
            Assert.Equal(expected, PictureNetworks.All[name].ToSvg());
        Assert.DoesNotContain('\r', expected);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void It_needs_nothing_from_elsewhere(string name)
    {
        var root = Drawing.Parse(PictureNetworks.All[name].ToSvg()).Root;
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "image" or "use" or "foreignObject" or "a");
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute =>
            !attribute.IsNamespaceDeclaration && (attribute.Name.LocalName is "href" or "src" || attribute.Value.Contains("//", StringComparison.Ordinal)));
        var style = root.Elements().Single(element => element.Name.LocalName == "style").Value;
        Assert.DoesNotContain("@", style, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", style.Replace("url(#netgen-", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_round_is_drawn_for_each_branch_without_layers()
    {
        var drawing = Drawing.Parse(PictureNetworks.Residuals.ToSvg());
        Assert.Equal(["+", "+ PReLU"], drawing.Joins);
        Assert.Single(drawing.Edges, edge => edge == "edge skip");

        drawing = Drawing.Parse(PictureNetworks.Nest.ToSvg());
        Assert.Equal(["concat", "×", "+"], drawing.Joins);
        Assert.Equal(5, drawing.Edges.Count(edge => edge == "edge skip"));
    }

    [Fact]
    public void Branches_stand_beside_each_other_and_chains_below()
    {
        var drawing = Drawing.Parse(PictureNetworks.Residuals.ToSvg());
        DrawnBox Find(string name) => drawing.Layers.Single(layer => layer.Name.StartsWith(name + ":", StringComparison.Ordinal));
        var (first, second, shortcut) = (Find("residual2.dense1"), Find("residual2.dense2"), Find("residual2.shortcut.dense1"));
        Assert.Equal(first.Left, second.Left);
        Assert.True(second.Top > first.Bottom);
        Assert.Equal(first.Top, shortcut.Top);
        Assert.True(shortcut.Left > first.Right);
    }

    [Fact]
    public void It_tells_what_a_layer_is_and_costs()
    {
        var drawing = Drawing.Parse(PictureNetworks.Chain.ToSvg());
        Assert.Equal("dense1: Dense(128, ReLU), 64 to 128, 8,320 parameters (86.6 %), 8,192 MACs, 33,280 bytes", drawing.Layers[1].Name);
        Assert.Equal(["Dense(128, ReLU)", "128", "dense1", "8,320 params · 8,192 MACs"], drawing.Layers[1].Texts.Select(text => text.Name));
        Assert.Equal(
            ["Digits", "9,610 parameters · 9,472 MACs · 38,440 bytes", "CrossEntropyLoss · Adam", "dense", "activation, noise", "shape", "share of all parameters"],
            drawing.Texts.Take(7).Select(text => text.Name));
        Assert.Equal(["Input8×8×1", "CrossEntropyLoss"], drawing.Ends.Select(end => end.Texts.Single().Name));
    }

    // 8,320 of 9,610 parameters, and 1,290.
    [Fact]
    public void A_bar_is_as_long_as_the_share_of_the_parameters()
    {
        var bars = Drawing.Parse(PictureNetworks.Chain.ToSvg()).Root.Descendants().Where(element => element.Attribute("class")?.Value == "share").ToList();
        var room = (double)bars[0].ElementsBeforeSelf().Last().Attribute("width")!;
        Assert.Equal(2, bars.Count);
        Assert.Equal(room * 8320 / 9610, (double)bars[0].Attribute("width")!, 0.5);
        Assert.Equal(room * 1290 / 9610, (double)bars[1].Attribute("width")!, 0.5);
    }

    [Fact]
    public void Names_are_text_whatever_is_in_them()
    {
        var root = Drawing.Parse(PictureNetworks.Hostile.ToSvg()).Root;
        Assert.Equal("A<B> & \"C\" 'd' #1; \uFFFD\uFFFD", root.Elements().First().Value);
        Assert.Contains(root.Descendants(), element => element.Name.LocalName == "text" && element.Value.EndsWith('…') && element.Value.StartsWith("WWW", StringComparison.Ordinal));
    }
}
