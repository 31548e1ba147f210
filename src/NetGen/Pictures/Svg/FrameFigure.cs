namespace NetGen.Pictures.Svg;

/// <summary>A block: a head with its name, its branches beside each other, and where they meet.</summary>
internal sealed class FrameFigure : Figure
{
    private const int Head = 30;
    private const int Padding = 18;
    private const int Between = 24;

    // Room for lines to spread, to meet, and to go out.
    private const int ForkHeight = 36;
    private const int JoinHeight = 24;
    private const int Tail = 18;
    private const int Mark = 24;

    private readonly DiagramBlock _block;
    private readonly IReadOnlyList<Lane> _lanes;
    private readonly FrameHead _head;
    private readonly int _inset;

    public FrameFigure(DiagramBlock block, NetworkInfo network)
    {
        _block = block;
        _lanes = [.. block.Branches.Select(branch => new Lane(branch, network))];
        _head = new FrameHead(block);
        int content = Lane.Arrange(_lanes, Between);
        Width = Math.Max(content + (2 * Padding), _head.Width);
        Width += Width % 2;
        _inset = (Width - content) / 2;
        Axis = _inset + Straight(content);
        int branches = _lanes.Max(lane => lane.Height);
        Height = HasJoin ? Head + ForkHeight + branches + JoinHeight + Mark + Tail : Head + Tail + branches + Tail;
    }

    private bool HasJoin => _block.Join.Length > 0;

    private int MarkHalf => Math.Max(Mark, TextWidth.Of(_block.Join, Styles.TitleSize, bold: true) + 18) / 2;

    private int BranchTop => Top + Head + (HasJoin ? ForkHeight : Tail);

    private int MarkTop => Bottom - Tail - Mark;

    public override void Place(int left, int top)
    {
        base.Place(left, top);
        foreach (Lane lane in _lanes) lane.Column?.Place(Left + _inset + lane.Offset, BranchTop);
    }

    public override void Draw(SvgCanvas canvas)
    {
        canvas.Open($"g class=\"block\"");
        canvas.Words($"title", $"{_block.Layer.Name}: {DiagramText.Description(_block.Layer)}");
        canvas.Element($"rect x=\"{Left}\" y=\"{Top}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\" fill=\"#f6f8fa\" stroke=\"#afb8c1\"");
        _head.Draw(canvas, this, Head);
        if (HasJoin) DrawBranches(canvas);
        else DrawChain(canvas);
        canvas.Close("g");
    }

    private void DrawChain(SvgCanvas canvas)
    {
        if (_lanes[0].Column is { } column)
        {
            Connector.Down(canvas, Line, Top + Head, column.Top);
            column.Draw(canvas);
        }

        Connector.Leave(canvas, Line, _lanes[0].Column?.Bottom ?? (Top + Head), Bottom);
    }

    private void DrawBranches(SvgCanvas canvas)
    {
        foreach (Lane lane in _lanes)
        {
            int x = Left + _inset + lane.Middle;
            FormattableString fork = Connector.Fork(Line, Top + Head, Top + Head + 14, x);
            FormattableString join = Connector.Join(x, Line, MarkHalf, MarkTop, MarkTop + (Mark / 2));
            if (lane.Column is { } column)
            {
                Connector.Path(canvas, $"{fork} V{column.Top}", "edge arrow");
                Connector.Path(canvas, $"M{x} {column.Bottom} {join}", "edge arrow");
                column.Draw(canvas);
            }
            else
            {
                Connector.Path(canvas, $"{fork} {join}", "edge skip");
            }
        }

        canvas.Element($"rect x=\"{Line - MarkHalf}\" y=\"{MarkTop}\" width=\"{2 * MarkHalf}\" height=\"{Mark}\" rx=\"{Mark / 2}\" fill=\"{SvgCanvas.Paper}\" stroke=\"{SvgCanvas.Faint}\"");
        canvas.Label(Line, MarkTop + 17, "join", _block.Join);
        Connector.Leave(canvas, Line, MarkTop + Mark, Bottom);
    }

    // The line goes straight through the body of a residual block and through the only branch that has layers; else in the middle, or
    // through the branch that is nearly there.
    private int Straight(int content)
    {
        var full = _lanes.Where(lane => lane.Column is not null).ToList();
        if (_block.IsResidual || !HasJoin) return _lanes[0].Middle;
        if (full.Count == 1) return full[0].Middle;

        int middle = content / 2;
        return _lanes.Select(lane => lane.Middle).Where(x => Math.Abs(x - middle) < MarkHalf + Between).DefaultIfEmpty(middle).MinBy(x => Math.Abs(x - middle));
    }
}
