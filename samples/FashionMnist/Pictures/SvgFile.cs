using OxyPlot;

namespace FashionMnistSample.Pictures;

/// <summary>Writes a chart as a picture that any browser shows.</summary>
internal static class SvgFile
{
    /// <summary>Between the numbers of an axis and its name.</summary>
    public const double TitleDistance = 14;

    public static void Write(string path, PlotModel chart, double width, double height)
    {
        using var stream = File.Create(path);
        var exporter = new SvgExporter
        {
            Width = width,
            Height = height,
            UseVerticalTextAlignmentWorkaround = true,
            TextMeasurer = new GenerousTextMeasurer(width, height),
        };
        exporter.Export(chart, stream);
    }
}
