namespace NetGen.Generators.Tests.Layers;

/// <summary>Convolutions by their definition: loops, PyTorch's weight layout, no thought of speed.</summary>
/// <param name="Height">Rows of the input.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Kernel">Rows and columns of the window.</param>
/// <param name="Stride">Down and across.</param>
/// <param name="Dilation">Down and across.</param>
/// <param name="Padding">Zeros above and on the left.</param>
/// <param name="Output">Rows and columns of the output.</param>
/// <param name="Groups">Groups of channels.</param>
internal sealed record DirectConvolution(
    int Height,
    int Width,
    int Channels,
    int Filters,
    (int Y, int X) Kernel,
    (int Y, int X) Stride,
    (int Y, int X) Dilation,
    (int Y, int X) Padding,
    (int Y, int X) Output,
    int Groups)
{
    /// <param name="input">[batch, height, width, channels].</param>
    /// <param name="weight">[filters, channels / groups, kernel rows, kernel columns].</param>
    /// <param name="bias">[filters].</param>
    public double[] Forward(double[] input, double[] weight, double[] bias)
    {
        var batch = input.Length / (Height * Width * Channels);
        var (depth, breadth) = (Channels / Groups, Filters / Groups);
        var result = new double[batch * Output.Y * Output.X * Filters];
        ForEach(batch, Output, Filters, (b, y, x, filter) =>
        {
            var sum = bias[filter];
            ForEach(depth, Kernel, 1, (c, ky, kx, _) =>
            {
                var (row, column) = ((y * Stride.Y) + (ky * Dilation.Y) - Padding.Y, (x * Stride.X) + (kx * Dilation.X) - Padding.X);
                if (row < 0 || row >= Height || column < 0 || column >= Width)
                    return;

                var channel = (filter / breadth * depth) + c;
                sum += input[At(b, row, column, channel)] * weight[(((((filter * depth) + c) * Kernel.Y) + ky) * Kernel.X) + kx];
            });
            result[(((((b * Output.Y) + y) * Output.X) + x) * Filters) + filter] = sum;
        });
        return result;
    }

    /// <summary>The transposed convolution: every input adds its window to the output.</summary>
    /// <param name="input">[batch, height, width, channels].</param>
    /// <param name="weight">[channels, filters / groups, kernel rows, kernel columns].</param>
    /// <param name="bias">[filters].</param>
    public double[] Transposed(double[] input, double[] weight, double[] bias)
    {
        var batch = input.Length / (Height * Width * Channels);
        var (depth, breadth) = (Channels / Groups, Filters / Groups);
        var result = new double[batch * Output.Y * Output.X * Filters];
        for (var i = 0; i < result.Length; i++)
            result[i] = bias[i % Filters];

        ForEach(batch, (Height, Width), Channels, (b, y, x, channel) => ForEach(breadth, Kernel, 1, (f, ky, kx, _) =>
        {
            var (row, column) = ((y * Stride.Y) + (ky * Dilation.Y) - Padding.Y, (x * Stride.X) + (kx * Dilation.X) - Padding.X);
            if (row < 0 || row >= Output.Y || column < 0 || column >= Output.X)
                return;

            var filter = (channel / depth * breadth) + f;
            result[(((((b * Output.Y) + row) * Output.X) + column) * Filters) + filter] +=
                input[At(b, y, x, channel)] * weight[(((((channel * breadth) + f) * Kernel.Y) + ky) * Kernel.X) + kx];
        }));
        return result;
    }

    private int At(int b, int y, int x, int channel) => (((((b * Height) + y) * Width) + x) * Channels) + channel;

    private static void ForEach(int outer, (int Y, int X) area, int inner, Action<int, int, int, int> action)
    {
        for (var o = 0; o < outer; o++)
        {
            for (var y = 0; y < area.Y; y++)
            {
                for (var x = 0; x < area.X; x++)
                {
                    for (var i = 0; i < inner; i++)
                        action(o, y, x, i);
                }
            }
        }
    }
}
