using NetGen.Generators.Spec;

namespace NetGen.Generators.Layers;

/// <summary>Rows and columns at the four sides of an image.</summary>
internal sealed record Margins(int Top, int Bottom, int Left, int Right)
{
    public bool IsNone => this is { Top: 0, Bottom: 0, Left: 0, Right: 0 };

    /// <summary>The image with them (or, with a sign of −1, without them), as far as an <see cref="int"/> goes.</summary>
    public Shape Around(Shape image, int sign) => image.Rank == 3
        ? new Shape(Extent(image.Axes[0], sign * ((long)Top + Bottom)), Extent(image.Axes[1], sign * ((long)Left + Right)), image.Last)
        : image;

    public override string ToString() => $"{Words.Number(Top)}, {Words.Number(Bottom)}, {Words.Number(Left)}, {Words.Number(Right)}";

    private static int Extent(int extent, long change) => (int)Math.Min(Math.Max(extent + change, 0), int.MaxValue);
}
