using NetGen.Generators.Program;

namespace NetGen.Reference;

/// <summary>Pooling and its adjoint by their definitions: window by window, tap by tap, over the inputs that exist.</summary>
internal static class WindowInterpreter
{
    public static void Run(Window op, Execution execution)
    {
        var input = execution.Read(op.Input);
        var output = new double[execution.LengthOf(op.Output)];
        var taps = new double[output.Length];
        foreach (var (window, covered) in Windows(op.Shape, output.Length))
        {
            var values = covered.ConvertAll(place => input[place.Element]);
            output[window] = op.Kind switch
            {
                WindowKind.Max => values.Max(),
                WindowKind.Average => values.Sum() / op.Shape.Taps,
                WindowKind.AverageInside => values.Sum() / values.Count,
                _ => values.Sum(),
            };

            // IndexOf finds the first of equals.
            if (op.Kind == WindowKind.Max)
                taps[window] = covered[values.IndexOf(output[window])].Tap;
        }

        execution.Write(op.Output, output);
        if (op.Tap is not null)
            execution.Write(op.Tap, taps);
    }

    public static void Run(WindowSpread op, Execution execution)
    {
        var values = execution.Read(op.Values);
        var taps = op.Tap is null ? null : execution.Read(op.Tap);
        var output = new double[execution.LengthOf(op.Output)];
        foreach (var (window, covered) in Windows(op.Shape, values.Length))
        {
            foreach (var (element, tap) in covered)
            {
                output[element] += op.Kind switch
                {
                    WindowKind.Max => taps![window] == tap ? values[window] : 0,
                    WindowKind.Average => values[window] / op.Shape.Taps,
                    WindowKind.AverageInside => values[window] / covered.Count,
                    _ => values[window],
                };
            }
        }

        execution.Write(op.Output, output);
    }

    /// <summary>
    /// Every window of every sample and channel, by its row-major position among the outputs, with the inputs that it covers: their
    /// row-major positions, and which tap of the kernel each lies under.
    /// </summary>
    public static IEnumerable<(int Window, List<(int Element, int Tap)> Covered)> Windows(WindowShape shape, int windows)
    {
        for (var window = 0; window < windows; window++)
        {
            var channel = window % shape.Channels;
            var x = window / shape.Channels % shape.Output.Width;
            var y = window / shape.Channels / shape.Output.Width % shape.Output.Height;
            var sample = window / shape.OutputShape.Size;
            var covered = new List<(int Element, int Tap)>();
            for (var tap = 0; tap < shape.Taps; tap++)
            {
                var row = (y * shape.Stride.Height) - shape.Padding.Height + (tap / shape.Kernel.Width);
                var column = (x * shape.Stride.Width) - shape.Padding.Width + (tap % shape.Kernel.Width);
                if (row >= 0 && row < shape.Input.Height && column >= 0 && column < shape.Input.Width)
                    covered.Add((((((sample * shape.Input.Height) + row) * shape.Input.Width) + column) * shape.Channels + channel, tap));
            }

            yield return (window, covered);
        }
    }
}
