using System.Globalization;
using NetGen.Generators.Planning;

namespace NetGen.Generators.Emission;

/// <summary>The architecture as lines of XML text, for the docs of the generated class.</summary>
internal static class NetworkTable
{
    private static readonly string[] Heads = ["layer", "kind", "output", "parameters", "multiply-adds"];

    public static IEnumerable<string> Lines(NetworkPlan plan)
    {
        var rows = new List<string[]> { Heads, new[] { "input", "", plan.Spec.Input.ToString(), "", "" } };
        rows.AddRange(plan.Graph.AllNodes.Select(node => new[]
        {
            node.Name,
            node.Layer.Description,
            node.Output.ToString(),
            Number(plan.ParameterCountOf(node.Name)),
            Number(node.OwnMultiplyAdds()),
        }));
        rows.Add(["total", "", "", Number(plan.ParameterCount), Number(plan.MultiplyAdds)]);

        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => Escape(string.Join("  ", row.Select((cell, column) =>
            column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()));
    }

    // Blocks are written with angle brackets: Residual<Body>.
    private static string Escape(string line) => line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
