using System.Text;

namespace NetGen.Pictures;

/// <summary>Writes a diagram as a flowchart of mermaid.</summary>
internal sealed class MermaidWriter
{
    private const string Arrow = "-->";
    private const string SkipArrow = "-.->";
    private const string TextColour = "#1f2328";

    // An edge inside of a subgraph would draw the node that it comes from into it, so all edges stand behind all nodes.
    private readonly StringBuilder _nodes = new("flowchart TD\n");
    private readonly StringBuilder _edges = new();
    private readonly HashSet<LayerFamily> _families = [];

    private MermaidWriter()
    {
    }

    public static string Write(NetworkDiagram diagram) => new MermaidWriter().Text(diagram);

    private string Text(NetworkDiagram diagram)
    {
        NetworkInfo info = diagram.Info;
        Node(1, "input", $"([{MermaidLabel.Of("Input", DiagramText.Shape(info.InputShape))}])");
        Nodes(diagram.Parts, 1);
        string end = Edges(diagram.Parts, "input");
        if (info.Loss.Length > 0)
        {
            Node(1, "loss", $"([{MermaidLabel.Of(info.Loss)}])");
            Edge(end, Arrow, "loss");
        }

        foreach (LayerFamily family in LayerFamily.All.Where(_families.Contains))
            _edges.Append($"    classDef {family.ClassName} fill:{family.Fill},stroke:{family.Line},color:{TextColour}\n");
        return _nodes.Append(_edges).ToString();
    }

    private void Nodes(IReadOnlyList<DiagramPart> parts, int depth)
    {
        foreach (DiagramPart part in parts)
        {
            string title = $"{part.Label}: {DiagramText.Description(part.Layer)}";
            string costs = $"{DiagramText.Shape(part.Layer.OutputShape)} · {DiagramText.Parameters(part.Values)}";
            if (part is DiagramBlock block) Subgraph(block, $"{title} · {costs}", depth);
            else Leaf(part, MermaidLabel.Of(title, costs), depth);
        }
    }

    private void Leaf(DiagramPart part, string label, int depth)
    {
        var family = LayerFamily.Of(part.Layer.Kind);
        _families.Add(family);
        Node(depth, Id(part), $"[{label}]:::{family.ClassName}");
    }

    private void Subgraph(DiagramBlock block, string title, int depth)
    {
        Node(depth, $"subgraph {Id(block)}", $"[{MermaidLabel.Of(title)}]");
        foreach (IReadOnlyList<DiagramPart> branch in block.Branches) Nodes(branch, depth + 1);
        if (EndOf(block) is { } join) Node(depth + 1, join, $"(({MermaidLabel.Of(block.Join.Length > 0 ? block.Join : " ")}))");
        Node(depth, "end", "");
    }

    /// <summary>Draws what leads from <paramref name="from"/> through the parts.</summary>
    /// <returns>The last node.</returns>
    private string Edges(IReadOnlyList<DiagramPart> parts, string from)
    {
        foreach (DiagramPart part in parts)
        {
            if (part is DiagramBlock block)
            {
                from = BlockEdges(block, from);
            }
            else
            {
                Edge(from, Arrow, Id(part));
                from = Id(part);
            }
        }

        return from;
    }

    private string BlockEdges(DiagramBlock block, string from)
    {
        if (EndOf(block) is not { } join) return Edges(block.Branches[0], from);

        foreach (IReadOnlyList<DiagramPart> branch in block.Branches)
            Edge(Edges(branch, from), branch.Count == 0 && block.Join.Length > 0 ? SkipArrow : Arrow, join);
        return join;
    }

    // Where several branches meet; and a place to pass in a block without layers, as a subgraph must hold a node.
    private static string? EndOf(DiagramBlock block) =>
        block.Join.Length > 0 || block.Branches.All(branch => branch.Count == 0) ? $"{Id(block)}_end" : null;

    private static string Id(DiagramPart part) => $"layer{DiagramText.Plain(part.Number)}";

    private void Node(int depth, string id, string rest) => _nodes.Append(' ', 4 * depth).Append(id).Append(rest).Append('\n');

    private void Edge(string from, string arrow, string to) => _edges.Append($"    {from} {arrow} {to}\n");
}
