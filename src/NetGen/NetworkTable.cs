using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Prints a <see cref="NetworkInfo"/> as an aligned table.</summary>
internal static class NetworkTable
{
    private const string Gap = "  ";

    // Text stands left in its column, numbers right.
    private const int TextColumns = 3;

    private static readonly string[] s_head = ["name", "layer", "output", "parameters", "MACs", "bytes"];

    public static string Format(NetworkInfo info)
    {
        var rows = new List<string[]> { s_head };
        rows.AddRange(info.Layers.Select(Row));
        string bytes = Number(info.Layers.Sum(layer => layer.Bytes));
        rows.Add(["total", "", "", Number(info.TotalParameterCount), Number(info.MultiplyAdds), bytes]);

        int[] widths = [.. Enumerable.Range(0, s_head.Length).Select(column => rows.Max(row => row[column].Length))];
        string rule = new('-', widths.Sum() + (Gap.Length * (widths.Length - 1)));

        var text = new StringBuilder();
        text.Append(info.Name).Append(": input ").Append(Shape(info.InputShape));
        foreach (string part in new[] { info.Loss, info.Optimizer }.Where(part => part.Length > 0)) text.Append(", ").Append(part);
        text.Append('\n').Append(rule).Append('\n');
        for (int i = 0; i < rows.Count; i++)
        {
            AppendRow(text, rows[i], widths);
            if (i == 0 || i >= rows.Count - 2) text.Append(rule).Append('\n');
        }

        if (info.TotalParameterCount != info.Parameters)
        {
            text.Append("parameters: ").Append(Number(info.TotalParameterCount)).Append(", of which ");
            text.Append(Number(info.Parameters)).Append(" are trainable\n");
        }

        text.Append("memory: ").Append(Number(info.ParameterBytes)).Append(" bytes of parameters, ");
        text.Append(Number(info.OptimizerBytes)).Append(" of optimizer state; per sample ");
        text.Append(Number(info.InferenceBytesPerSample)).Append(" to predict, ");
        text.Append(Number(info.TrainingBytesPerSample)).Append(" to train");
        if (info.InferenceFixedBytes != 0 || info.TrainingFixedBytes != 0)
        {
            text.Append("; whatever the batch ").Append(Number(info.InferenceFixedBytes));
            text.Append(" and ").Append(Number(info.TrainingFixedBytes));
        }

        return text.Append('\n').ToString();
    }

    public static string FormatBatch(NetworkInfo info, int batchSize) =>
        $"a batch of {Number(batchSize)}: {Number(info.InferenceBytes(batchSize))} bytes to predict, " +
        $"{Number(info.TrainingBytes(batchSize))} to train\n";

    private static string[] Row(LayerInfo layer) =>
    [
        layer.Name,
        layer.Description.Length > 0 ? layer.Description : layer.Kind,
        Shape(layer.OutputShape),
        Number(layer.Parameters + layer.NonTrainable),
        Number(layer.MultiplyAdds),
        Number(layer.Bytes),
    ];

    private static void AppendRow(StringBuilder text, string[] row, int[] widths)
    {
        int start = text.Length;
        for (int column = 0; column < row.Length; column++)
        {
            if (column > 0) text.Append(Gap);
            text.Append(column < TextColumns ? row[column].PadRight(widths[column]) : row[column].PadLeft(widths[column]));
        }

        while (text.Length > start && text[^1] == ' ') text.Length--;
        text.Append('\n');
    }

    private static string Shape(IReadOnlyList<int> shape) =>
        string.Join(" x ", shape.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
