namespace NetGen.Pictures.Svg;

/// <summary>Lines between figures. They run down and across, with rounded corners.</summary>
internal static class Connector
{
    private const int Corner = 12;

    /// <summary>The markers at the ends of lines.</summary>
    public static void Define(SvgCanvas canvas)
    {
        canvas.Open($"defs");
        foreach ((string name, string colour) in new[] { ("arrow", SvgCanvas.Faint), ("skip", SvgCanvas.Skip) })
        {
            canvas.Open($"marker id=\"netgen-{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"");
            canvas.Element($"path d=\"M0 0.5 L8 4 L0 7.5 z\" fill=\"{colour}\"");
            canvas.Close("marker");
        }

        canvas.Close("defs");
    }

    /// <summary>Straight down, with an arrow.</summary>
    public static void Down(SvgCanvas canvas, int x, int from, int to) => Path(canvas, $"M{x} {from} V{to}", "edge arrow");

    /// <summary>Straight down to where a frame ends: the arrow comes behind it.</summary>
    public static void Leave(SvgCanvas canvas, int x, int from, int to) => Path(canvas, $"M{x} {from} V{to}", "edge");

    /// <summary>Down, across at a height, and down again.</summary>
    public static FormattableString Fork(int x, int from, int across, int target)
    {
        if (x == target) return $"M{x} {from}";

        int radius = Radius(x, target);
        return $"M{x} {from} V{across - radius} Q{x} {across} {Toward(x, target)} {across} H{Toward(target, x)} Q{target} {across} {target} {across + radius}";
    }

    /// <summary>On at <paramref name="x"/> down, and across to the side of a mark around <paramref name="line"/>, or into its top.</summary>
    public static FormattableString Join(int x, int line, int half, int top, int middle)
    {
        if (x == line) return $"V{top}";

        int side = x < line ? line - half : line + half;
        return $"V{middle - Radius(x, side)} Q{x} {middle} {Toward(x, side)} {middle} H{side}";
    }

    public static void Path(SvgCanvas canvas, FormattableString path, string style) => canvas.Element($"path d=\"{path}\" class=\"{style}\"");

    private static int Toward(int x, int target) => x + (Math.Sign(target - x) * Radius(x, target));

    private static int Radius(int x, int target) => Math.Min(Corner, Math.Abs(target - x) / 2);
}
