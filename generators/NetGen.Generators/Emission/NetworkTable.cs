using System.Globalization;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission;

/// <summary>The architecture as lines of XML text, for the docs of the generated class: what <c>NetworkInfo</c> prints.</summary>
internal static class NetworkTable
{
    // Text stands left in its column, numbers right.
    private const int TextColumns = 3;

    private static readonly string[] Heads = ["name", "layer", "output", "parameters", "MACs", "bytes"];

    public static IEnumerable<string> Lines(NetworkPlan plan)
    {
        var rows = new List<string[]> { Heads };
        foreach (var node in plan.Graph.AllNodes)
            rows.Add(Row(node.Name, node.Layer.Description, node.Output.ToString(), plan.ValueCountOf(node.Name), node.OwnMultiplyAdds()));
        rows.Add(Row("total", "", "", plan.ValueCount, plan.MultiplyAdds));

        var widths = Integers.Range(0, Heads.Length).Select(column => Integers.Of(rows, row => row[column].Length).Max());
        return rows.Select(row => Escape(string.Join("  ", row.Select((cell, column) =>
            column < TextColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }

    private static string[] Row(string name, string description, string output, long values, long multiplyAdds) =>
        [name, description, output, Number(values), Number(multiplyAdds), Number(sizeof(float) * values)];

    // Blocks are written with angle brackets: Residual<Body>.
    private static string Escape(string line) => line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
