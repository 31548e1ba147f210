using Xunit;

namespace NetGen.TestKit;

/// <summary>What every picture must keep.</summary>
public static class DrawingAssert
{
    /// <summary>Boxes keep apart, and are inside of a block or outside; all is in the picture.</summary>
    public static void NothingOverlaps(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        DrawnBox[] boxes = [.. drawing.Layers, .. drawing.Ends];
        for (var i = 0; i < boxes.Length; i++)
        {
            Assert.True(drawing.Canvas.Contains(boxes[i]), boxes[i].Name);
            Assert.All(boxes.Skip(i + 1), other => Assert.False(boxes[i].Overlaps(other), $"{boxes[i].Name} / {other.Name}"));
            Assert.All(drawing.Blocks, block => Assert.True(block.Contains(boxes[i]) || !block.Overlaps(boxes[i]), $"{block.Name} / {boxes[i].Name}"));
        }

        for (var i = 0; i < drawing.Blocks.Count; i++)
        {
            var block = drawing.Blocks[i];
            Assert.True(drawing.Canvas.Contains(block), block.Name);
            Assert.All(drawing.Blocks.Skip(i + 1), other => Assert.True(block.Contains(other) || !block.Overlaps(other), $"{block.Name} / {other.Name}"));
        }
    }

    /// <summary>Texts are in their boxes and don't run into each other, with the widest font.</summary>
    public static void TextsFit(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        foreach (var box in (DrawnBox[])[.. drawing.Layers, .. drawing.Blocks, .. drawing.Ends])
        {
            Assert.All(box.Texts, text => Assert.True(box.Contains(text), $"'{text.Name}' in {box.Name}"));
            for (var i = 0; i < box.Texts.Count; i++)
                Assert.All(box.Texts.Skip(i + 1), other => Assert.False(box.Texts[i].Overlaps(other), $"'{box.Texts[i].Name}' / '{other.Name}'"));
        }

        Assert.All(drawing.Texts, text => Assert.True(drawing.Canvas.Contains(text), text.Name));
    }
}
