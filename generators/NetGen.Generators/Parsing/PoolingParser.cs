using NetGen.Generators.Layers;
using NetGen.Generators.Program;

namespace NetGen.Generators.Parsing;

/// <summary>Reads poolings of images (2 axes) and sequences (1).</summary>
internal static class PoolingParser
{
    public static Layer AvgPool(ArgumentReader reader, int axes) =>
        Pool(reader, reader.Bool("CountIncludePad", true) ? WindowKind.Average : WindowKind.AverageInside, axes);

    public static Layer Pool(ArgumentReader reader, WindowKind kind, int axes)
    {
        var windows = WindowParser.Windows(reader, axes, usualStride: null);
        for (var axis = 0; axis < axes; axis++)
        {
            // A window of which more than half lies outside would soon lie outside altogether.
            var window = windows[axis];
            if (window.PaddingSize <= window.Kernel / 2)
                continue;

            var own = WindowParser.NameOf("PaddingSize", axes == 1 ? "" : axis == 0 ? "Height" : "Width");
            var half = ArgumentReader.Text(window.Kernel / 2);
            reader.OutOfRange(reader.Has(own) ? own : "PaddingSize", ArgumentReader.Text(window.PaddingSize), $"at most half of the kernel ({half})",
                Spec.Mend.Set(reader.Has(own) ? own : "PaddingSize", half));
            break;
        }

        return new PoolLayer(kind, windows);
    }
}
