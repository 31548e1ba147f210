using NetGen.Pictures;
using NetGen.Pictures.Svg;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Runtime.Tests.Pictures;

public sealed class LayerFamilyTests
{
    public static TheoryData<string> Kinds =>
    [
        .. typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(LayerAttribute)))
            .Select(type => type.Name.Split('`')[0].Replace("Attribute", "", StringComparison.Ordinal))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_layer_has_a_colour_or_is_made_of_others(string kind) =>
        Assert.NotEqual(BlockKinds.Contains(kind), LayerFamily.Of(kind) != LayerFamily.Other);

    [Fact]
    public void Colours_tell_families_apart()
    {
        Assert.Distinct(LayerFamily.All.Select(family => family.Fill));
        Assert.Distinct(LayerFamily.All.Select(family => family.Line));
    }

    [Theory]
    [InlineData("Conv2D(12, 3×3, stride 1×2, padding 1×0, groups 2, ReLU)")]
    [InlineData("Residual<MyBlock>(LeakyReLU)")]
    [InlineData("shortcut.conv2d1")]
    [InlineData("1,792 params · 1,204,224 MACs")]
    [InlineData("MaxPool2D(3×3, stride 2, same)")]
    public void Text_gets_as_much_room_as_the_widest_font_needs(string text)
    {
        foreach (bool bold in new[] { false, true })
            Assert.InRange(TextWidth.Of(text, 13, bold), 13 * FontWidths.Of(text, bold), 1.25 * 13 * FontWidths.Of(text, bold));
    }

    [Fact]
    public void Text_without_room_is_cut()
    {
        string cut = TextWidth.Fit("Dense(1000, ReLU)", 60, 13);
        Assert.StartsWith("Dens", cut, StringComparison.Ordinal);
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.InRange(TextWidth.Of(cut, 13), 1, 60);
        Assert.Equal("Dense", TextWidth.Fit("Dense", 60, 13));
    }
}
