using System.Globalization;
using System.Text;

namespace NetGen.Metrics;

/// <summary>Prints a confusion matrix for people.</summary>
internal static class ConfusionMatrixTable
{
    private const string Corner = "actual \\ predicted";

    public static string Format(ConfusionMatrix matrix, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        if (classNames.Count != matrix.Classes)
        {
            throw new ArgumentException($"There are {classNames.Count} names for {matrix.Classes} classes.", nameof(classNames));
        }

        int first = Math.Max(Corner.Length, classNames.Max(name => name.Length));
        int[] widths = [.. classNames.Select((name, predicted) => WidthOfColumn(matrix, predicted, name))];

        var text = new StringBuilder(Corner.PadRight(first));
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
        {
            text.Append("  ").Append(classNames[predicted].PadLeft(widths[predicted]));
        }

        for (int actual = 0; actual < matrix.Classes; actual++)
        {
            text.Append('\n').Append(classNames[actual].PadRight(first));
            for (int predicted = 0; predicted < matrix.Classes; predicted++)
            {
                text.Append("  ").Append(Cell(matrix[actual, predicted]).PadLeft(widths[predicted]));
            }
        }

        return text.ToString();
    }

    private static int WidthOfColumn(ConfusionMatrix matrix, int predicted, string name)
    {
        int width = name.Length;
        for (int actual = 0; actual < matrix.Classes; actual++) width = Math.Max(width, Cell(matrix[actual, predicted]).Length);
        return width;
    }

    private static string Cell(long count) => count.ToString(CultureInfo.InvariantCulture);
}
