namespace NetGen.Pictures.Svg;

/// <summary>Something with a size, a place, and a vertical line on which data come in at its top and go out at its bottom.</summary>
internal abstract class Figure
{
    public int Width { get; protected set; }

    public int Height { get; protected init; }

    /// <summary>How far right of its left side the line is.</summary>
    public int Axis { get; protected set; }

    public int Left { get; private set; }

    public int Top { get; private set; }

    public int Right => Left + Width;

    public int Bottom => Top + Height;

    /// <summary>Where the line is in the picture.</summary>
    public int Line => Left + Axis;

    public virtual void Place(int left, int top) => (Left, Top) = (left, top);

    public abstract void Draw(SvgCanvas canvas);
}
