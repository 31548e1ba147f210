using OxyPlot;

namespace FashionMnistSample.Pictures;

/// <summary>
/// Measures text for the layout of a picture. OxyPlot measures with Helvetica; who looks at the picture may have a font that is a fifth
/// wider.
/// </summary>
internal sealed class GenerousTextMeasurer(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double Widening = 1.25;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(size.Width * Widening, size.Height);
    }
}
