namespace NetGen.Data;

/// <summary>Moves an image by whole pixels.</summary>
internal static class ImageShift
{
    /// <summary>Writes the image moved down and to the right (up and to the left if negative); what comes in is the fill value.</summary>
    public static void Copy(ReadOnlySpan<float> image, Span<float> result, ImageShape shape, int down, int right, float fill)
    {
        int kept = Math.Max(0, shape.Width - Math.Abs(right)) * shape.Channels;
        int from = Math.Max(0, -right) * shape.Channels;
        int to = Math.Max(0, right) * shape.Channels;
        for (int y = 0; y < shape.Height; y++)
        {
            Span<float> row = result.Slice(y * shape.RowLength, shape.RowLength);
            int source = y - down;
            if (kept == 0 || source < 0 || source >= shape.Height)
            {
                row.Fill(fill);
                continue;
            }

            row[..to].Fill(fill);
            image.Slice((source * shape.RowLength) + from, kept).CopyTo(row[to..]);
            row[(to + kept)..].Fill(fill);
        }
    }
}
