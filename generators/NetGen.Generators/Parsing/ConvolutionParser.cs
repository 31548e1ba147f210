using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;

namespace NetGen.Generators.Parsing;

/// <summary>Reads convolutions of images (2 axes) and sequences (1).</summary>
internal static class ConvolutionParser
{
    public static Layer Conv(ArgumentReader reader, int axes)
    {
        var (filters, groups) = FiltersAndGroups(reader);
        return new ConvLayer(filters, Windows(reader, axes), LayerOptions.Activation(reader)) { Groups = groups }.WithWeights(reader);
    }

    public static Layer DepthwiseConv(ArgumentReader reader, int axes) =>
        new DepthwiseConvLayer(Windows(reader, axes), LayerOptions.Activation(reader))
        {
            DepthMultiplier = reader.AtLeastOne("DepthMultiplier"),
        }.WithWeights(reader);

    public static Layer SeparableConv(ArgumentReader reader) =>
        new SeparableConv2DLayer(reader.AtLeastOne("filters"), Windows(reader, axes: 2), LayerOptions.Activation(reader))
        {
            DepthMultiplier = reader.AtLeastOne("DepthMultiplier"),
        }.WithWeights(reader);

    public static Layer ConvTranspose(ArgumentReader reader, int axes)
    {
        var (filters, groups) = FiltersAndGroups(reader);
        var windows = Windows(reader, axes);
        var more = WindowParser.AnAxis(reader.AtLeastZero, "OutputPadding", axes, _ => 0);
        for (var axis = 0; axis < axes; axis++)
        {
            // More rows than that no stride or dilation leaves out.
            var limit = Math.Max(windows[axis].Stride, windows[axis].Dilation);
            if (more[axis] < limit)
                continue;

            var own = WindowParser.NameOf("OutputPadding", axes == 1 ? "" : axis == 0 ? "Height" : "Width");
            var name = reader.Has(own) ? own : "OutputPadding";
            reader.OutOfRange(name, ArgumentReader.Text(more[axis]), $"below the stride or the dilation ({ArgumentReader.Text(limit)})");
            break;
        }

        return new ConvTransposeLayer(filters, windows, more, LayerOptions.Activation(reader)) { Groups = groups }
            .WithWeights(reader);
    }

    private static EquatableArray<SlidingWindow> Windows(ArgumentReader reader, int axes) => WindowParser.Windows(reader, axes, usualStride: 1);

    private static (int Filters, int Groups) FiltersAndGroups(ArgumentReader reader)
    {
        var (filters, groups) = (reader.AtLeastOne("filters"), reader.AtLeastOne("Groups"));
        if (filters >= 1 && groups >= 1 && filters % groups != 0)
            reader.OutOfRange("filters", ArgumentReader.Text(filters), $"a multiple of Groups ({ArgumentReader.Text(groups)})");
        return (filters, groups);
    }
}
