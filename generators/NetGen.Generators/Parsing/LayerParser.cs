using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Parsing;

/// <summary>From a layer's attribute to the layer. A new layer is one line in the table and its own few lines of reading.</summary>
internal static class LayerParser
{
    private static readonly Dictionary<string, Func<ArgumentReader, Layer>> Readers = new()
    {
        ["Dense"] = reader => new DenseLayer(reader.AtLeastOne("units"), LayerOptions.Activation(reader)).WithWeights(reader),
        ["Dropout"] = reader => new DropoutLayer(reader.Number("rate", 0, NumberRange.BelowOne)),
        ["SpatialDropout"] = reader => new SpatialDropoutLayer(reader.Number("rate", 0, NumberRange.BelowOne)),
        ["GaussianNoise"] = reader => new GaussianNoiseLayer(reader.Number("standardDeviation", 0, NumberRange.NotNegative)),
        ["Activation"] = reader => new ActivationLayer(LayerOptions.Activation(reader, "activation")),

        ["Conv2D"] = reader => ConvolutionParser.Conv(reader, axes: 2),
        ["Conv1D"] = reader => ConvolutionParser.Conv(reader, axes: 1),
        ["DepthwiseConv2D"] = reader => ConvolutionParser.DepthwiseConv(reader, axes: 2),
        ["DepthwiseConv1D"] = reader => ConvolutionParser.DepthwiseConv(reader, axes: 1),
        ["SeparableConv2D"] = ConvolutionParser.SeparableConv,
        ["ConvTranspose2D"] = reader => ConvolutionParser.ConvTranspose(reader, axes: 2),
        ["ConvTranspose1D"] = reader => ConvolutionParser.ConvTranspose(reader, axes: 1),

        ["MaxPool2D"] = reader => PoolingParser.Pool(reader, WindowKind.Max, axes: 2),
        ["MaxPool1D"] = reader => PoolingParser.Pool(reader, WindowKind.Max, axes: 1),
        ["AvgPool2D"] = reader => PoolingParser.AvgPool(reader, axes: 2),
        ["AvgPool1D"] = reader => PoolingParser.AvgPool(reader, axes: 1),
        ["GlobalAvgPool2D"] = _ => new GlobalPoolLayer(IsMax: false, Axes: 2),
        ["GlobalAvgPool1D"] = _ => new GlobalPoolLayer(IsMax: false, Axes: 1),
        ["GlobalMaxPool2D"] = _ => new GlobalPoolLayer(IsMax: true, Axes: 2),
        ["GlobalMaxPool1D"] = _ => new GlobalPoolLayer(IsMax: true, Axes: 1),

        ["BatchNorm"] = NormalizationParser.BatchNorm,
        ["LayerNorm"] = NormalizationParser.LayerNorm,
        ["RmsNorm"] = NormalizationParser.RmsNorm,
        ["GroupNorm"] = NormalizationParser.GroupNorm,
        ["InstanceNorm"] = NormalizationParser.InstanceNorm,

        ["Flatten"] = _ => new FlattenLayer(),
        ["Reshape"] = LayoutParser.Reshape,
        ["Permute"] = LayoutParser.Permute,
        ["ZeroPad2D"] = reader => new ZeroPad2DLayer(LayoutParser.Margins(reader, "padding")),
        ["Cropping2D"] = reader => new Cropping2DLayer(LayoutParser.Margins(reader, "cropping")),
        ["UpSample2D"] = LayoutParser.UpSample2D,
        ["UpSample1D"] = LayoutParser.UpSample1D,

        ["Block<>"] = BlockUseParser.Block,
        ["Repeat<>"] = BlockUseParser.Repeat,
        ["Residual<>"] = BlockUseParser.Residual,
        ["Concat<>"] = BlockUseParser.Concat,
        ["Add<>"] = BlockUseParser.Add,
        ["Multiply<>"] = BlockUseParser.Multiply,
    };

    public static bool Knows(string attribute) => Readers.ContainsKey(attribute);

    public static Layer Parse(string attribute, ArgumentReader reader)
    {
        var layer = Readers[attribute](reader) with { CustomName = LayerOptions.Name(reader) };
        BlockUseParser.CheckCount(reader, layer);
        return layer;
    }

    /// <summary>What messages call a layer: <c>Layer 2 (Dense)</c>, <c>Layer 2 of Body (Dense)</c>.</summary>
    public static string LabelOf(AttributeModel attribute, int number, string? block = null) =>
        $"Layer {ArgumentReader.Text(number)}{(block is null ? "" : " of " + block)} ({attribute.Label})";
}
