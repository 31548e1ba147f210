using System.Runtime.CompilerServices;

namespace NetGen.Data;

/// <summary>
/// Rotates and scales an image about its centre: every pixel of the result is the bilinear mixture of the four pixels round the point
/// that it comes from. What lies outside of the image has the fill value.
/// </summary>
internal static class BilinearSampler
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sample(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, LinearMap source, float fill)
    {
        int rowLength = shape.RowLength;
        int channels = shape.Channels;
        uint lastColumn = (uint)(shape.Width - 1);
        uint lastRow = (uint)(shape.Height - 1);
        float centreX = lastColumn * 0.5f;
        float centreY = lastRow * 0.5f;
        int at = 0;
        for (int y = 0; y <= lastRow; y++)
        {
            float startX = (source.XY * (y - centreY)) + centreX;
            float startY = (source.YY * (y - centreY)) + centreY;
            for (int x = 0; x <= lastColumn; x++, at += channels)
            {
                float sourceX = (source.XX * (x - centreX)) + startX;
                float sourceY = (source.YX * (x - centreX)) + startY;
                int left = Floor(sourceX);
                int top = Floor(sourceY);
                float right = sourceX - left;
                float bottom = sourceY - top;
                if ((uint)left >= lastColumn || (uint)top >= lastRow)
                {
                    MixAtBorder(image, result.Slice(at, channels), shape, left, top, right, bottom, fill);
                    continue;
                }

                int from = (top * rowLength) + (left * channels);
                for (int i = 0; i < channels; i++, from++)
                {
                    int below = from + rowLength;
                    result[at + i] = Mix(image[from], image[from + channels], image[below], image[below + channels], right, bottom);
                }
            }
        }
    }

    // Positions are far below 2³¹, so the native conversion will do; the one that C# means has several instructions for what is beyond.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Floor(float value) => float.ConvertToIntegerNative<int>(MathF.Floor(value));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MixAtBorder(
        ReadOnlySpan<float> image, Span<float> pixel, ImageShape shape, int left, int top, float right, float bottom, float fill)
    {
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            pixel[channel] = Mix(
                ValueAt(image, shape, top, left, channel, fill),
                ValueAt(image, shape, top, left + 1, channel, fill),
                ValueAt(image, shape, top + 1, left, channel, fill),
                ValueAt(image, shape, top + 1, left + 1, channel, fill),
                right,
                bottom);
        }
    }

    private static float ValueAt(ReadOnlySpan<float> image, ImageShape shape, int y, int x, int channel, float fill) =>
        (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width
            ? image[(y * shape.RowLength) + (x * shape.Channels) + channel]
            : fill;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mix(float upperLeft, float upperRight, float lowerLeft, float lowerRight, float right, float bottom)
    {
        float upper = upperLeft + ((upperRight - upperLeft) * right);
        float lower = lowerLeft + ((lowerRight - lowerLeft) * right);
        return upper + ((lower - upper) * bottom);
    }
}
