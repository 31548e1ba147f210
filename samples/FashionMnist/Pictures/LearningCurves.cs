using NetGen.Training;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace FashionMnistSample.Pictures;

/// <summary>Loss and accuracy by epoch: whether a network still learns, and whether it only learns by heart.</summary>
internal static class LearningCurves
{
    private const string AccuracyAxis = "accuracy";

    public static void Write(string path, History history, string title)
    {
        var chart = new PlotModel { Title = $"Learning curves: {title}", Background = OxyColors.White };
        chart.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Title = "epoch",
            Minimum = 0.5,
            Maximum = history.Count + 0.5,
            AxisTitleDistance = SvgFile.TitleDistance,
            MinimumMajorStep = 1,
            MinimumMinorStep = 1,
        });
        chart.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Title = "mean loss",
            Minimum = 0,
            MaximumPadding = 0.05,
            AxisTitleDistance = SvgFile.TitleDistance,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColors.LightGray,
        });
        chart.Axes.Add(new LinearAxis
        {
            Key = AccuracyAxis,
            Position = AxisPosition.Right,
            Title = "accuracy (dashed)",
            StringFormat = "0.000",
            MinimumPadding = 0.05,
            MaximumPadding = 0.05,
            AxisTitleDistance = SvgFile.TitleDistance,
        });
        chart.Legends.Add(new Legend
        {
            LegendPosition = LegendPosition.BottomCenter,
            LegendPlacement = LegendPlacement.Outside,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendItemSpacing = 30,

            // The legend is cut at its measured width, which doesn't count all of the spaces.
            LegendPadding = 25,
        });

        chart.Series.Add(Curve("training loss", history, OxyColors.SteelBlue, MarkerType.Circle, epoch => epoch.TrainingLoss));
        chart.Series.Add(Curve("test loss", history, OxyColors.DarkOrange, MarkerType.Square, epoch => epoch.Validation!.Loss));
        var accuracy = Curve("test accuracy", history, OxyColors.SeaGreen, MarkerType.Triangle, Accuracy);
        accuracy.YAxisKey = AccuracyAxis;
        accuracy.LineStyle = LineStyle.Dash;
        chart.Series.Add(accuracy);
        SvgFile.Write(path, chart, width: 800, height: 500);
    }

    private static double Accuracy(EpochResult epoch) => epoch.Validation!["accuracy"];

    private static LineSeries Curve(string title, History history, OxyColor color, MarkerType marker, Func<EpochResult, double> value)
    {
        var curve = new LineSeries
        {
            Title = title,
            Color = color,
            StrokeThickness = 2,
            MarkerType = marker,
            MarkerFill = color,
            MarkerSize = 4,
        };
        curve.Points.AddRange(history.Select(epoch => new DataPoint(epoch.Epoch, value(epoch))));
        return curve;
    }
}
