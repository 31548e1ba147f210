using System.Globalization;

namespace NetGen.Pictures;

/// <summary>
/// Finds the tree in the list of layers. Names tell it: those behind a block whose names begin with its name and a dot are inside, and the
/// next part of the name tells the branch, <c>concat1.0.dense1</c> or <c>residual1.shortcut.dense1</c>.
/// </summary>
internal sealed class DiagramReader
{
    private const string Shortcut = "shortcut.";

    private readonly IReadOnlyList<LayerInfo> _layers;

    private DiagramReader(IReadOnlyList<LayerInfo> layers) => _layers = layers;

    public static NetworkDiagram Read(NetworkInfo info) =>
        new(info, new DiagramReader(info.Layers).Chain(0, info.Layers.Count, ""));

    private List<DiagramPart> Chain(int start, int end, string prefix)
    {
        var parts = new List<DiagramPart>();
        for (int i = start; i < end;)
        {
            LayerInfo layer = _layers[i];
            int inside = i + 1;
            while (inside < end && _layers[inside].Name.StartsWith(layer.Name + ".", StringComparison.Ordinal)) inside++;
            string label = layer.Name[prefix.Length..];
            parts.Add(inside > i + 1 || BlockKinds.Contains(layer.Kind)
                ? new DiagramBlock(layer, i + 1, label, Branches(layer, Chain(i + 1, inside, layer.Name + ".")), BlockKinds.JoinOf(layer))
                : new DiagramLeaf(layer, i + 1, label));
            i = inside;
        }

        return parts;
    }

    private static IReadOnlyList<IReadOnlyList<DiagramPart>> Branches(LayerInfo block, List<DiagramPart> parts)
    {
        switch (block.Kind)
        {
            case BlockKinds.Residual:
                ILookup<bool, DiagramPart> ways = parts.ToLookup(part => part.Label.StartsWith(Shortcut, StringComparison.Ordinal));
                return [[.. ways[false]], [.. ways[true]]];
            case BlockKinds.Add or BlockKinds.Multiply:
                return Numbered(parts, 2);
            case BlockKinds.Concat:
                return Numbered(parts, CountOf(block, parts));
            default:
                return [parts];
        }
    }

    private static IReadOnlyList<IReadOnlyList<DiagramPart>> Numbered(List<DiagramPart> parts, int least)
    {
        ILookup<int, DiagramPart> branches = parts.ToLookup(BranchOf);
        int count = Math.Max(least, branches.Select(branch => branch.Key + 1).DefaultIfEmpty().Max());
        return [.. Enumerable.Range(0, count).Select(number => (IReadOnlyList<DiagramPart>)[.. branches[number]])];
    }

    // A branch without layers leaves no name, but the channels of the input in the output.
    private static int CountOf(LayerInfo block, List<DiagramPart> parts)
    {
        var branches = parts.GroupBy(BranchOf).ToList();
        int others = Last(block.OutputShape) - branches.Sum(branch => Last(branch.Last().Layer.OutputShape));
        return branches.Count + (Math.Max(others, 0) / Math.Max(Last(block.InputShape), 1));
    }

    // Names have at most a handful of branches; a number beyond that is no branch of a network that was compiled.
    private static int BranchOf(DiagramPart part) =>
        int.TryParse(part.Label.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < byte.MaxValue
            ? number
            : 0;

    private static int Last(IReadOnlyList<int> shape) => shape.Count == 0 ? 0 : shape[^1];
}
