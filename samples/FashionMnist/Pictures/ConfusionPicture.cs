using System.Globalization;
using NetGen.Metrics;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace FashionMnistSample.Pictures;

/// <summary>A confusion matrix: a row per actual class, a column per predicted one, the darker the larger the share of the row.</summary>
internal static class ConfusionPicture
{
    // On darker cells the number is white.
    private const double DarkShare = 0.5;

    public static void Write(string path, ConfusionMatrix matrix, IReadOnlyList<string> classNames, string title)
    {
        var chart = new PlotModel { Title = $"Confusion matrix: {title}", Background = OxyColors.White };
        chart.Axes.Add(ClassAxis(AxisPosition.Bottom, "predicted class", classNames, angle: -45));

        // Upside down, so that the first class is on top as in a table.
        var actual = ClassAxis(AxisPosition.Left, "actual class", classNames, angle: 0);
        actual.StartPosition = 1;
        actual.EndPosition = 0;
        chart.Axes.Add(actual);
        chart.Axes.Add(new LinearColorAxis
        {
            Position = AxisPosition.Right,
            Title = "share of the actual class",
            Minimum = 0,
            Maximum = 1,
            AxisTitleDistance = SvgFile.TitleDistance,
            Palette = OxyPalette.Interpolate(100, OxyColors.White, OxyColors.SteelBlue, OxyColors.MidnightBlue),
        });
        chart.Series.Add(new HeatMapSeries
        {
            X0 = 0,
            X1 = matrix.Classes - 1,
            Y0 = 0,
            Y1 = matrix.Classes - 1,
            Interpolate = false,
            RenderMethod = HeatMapRenderMethod.Rectangles,
            Data = Shares(matrix),
        });
        foreach (var annotation in Counts(matrix)) chart.Annotations.Add(annotation);
        SvgFile.Write(path, chart, width: 840, height: 720);
    }

    private static CategoryAxis ClassAxis(AxisPosition position, string title, IReadOnlyList<string> classNames, double angle)
    {
        var axis = new CategoryAxis
        {
            Position = position,
            Title = title,
            Angle = angle,
            AxisTitleDistance = SvgFile.TitleDistance,
        };
        axis.Labels.AddRange(classNames);
        return axis;
    }

    // The first index is the column.
    private static double[,] Shares(ConfusionMatrix matrix)
    {
        var shares = new double[matrix.Classes, matrix.Classes];
        for (var actual = 0; actual < matrix.Classes; actual++)
        {
            for (var predicted = 0; predicted < matrix.Classes; predicted++)
                shares[predicted, actual] = Share(matrix, actual, predicted);
        }

        return shares;
    }

    private static IEnumerable<TextAnnotation> Counts(ConfusionMatrix matrix) =>
        from actual in Enumerable.Range(0, matrix.Classes)
        from predicted in Enumerable.Range(0, matrix.Classes)
        where matrix[actual, predicted] > 0
        select new TextAnnotation
        {
            Text = matrix[actual, predicted].ToString(CultureInfo.InvariantCulture),
            TextPosition = new DataPoint(predicted, actual),
            TextHorizontalAlignment = HorizontalAlignment.Center,
            TextVerticalAlignment = VerticalAlignment.Middle,
            StrokeThickness = 0,
            TextColor = Share(matrix, actual, predicted) > DarkShare ? OxyColors.White : OxyColors.Black,
        };

    private static double Share(ConfusionMatrix matrix, int actual, int predicted) =>
        matrix[actual, predicted] / (double)Math.Max(1, matrix.SupportOf(actual));
}
