using NetGen.Generators.Layers;

namespace NetGen.Generators.Parsing;

/// <summary>Reads the layers that normalise.</summary>
internal static class NormalizationParser
{
    public static Layer BatchNorm(ArgumentReader reader) => WithScaleAndBias(
        new BatchNormLayer(reader.Number("Momentum", 0.1, NumberRange.UpToOne), Epsilon(reader), LayerOptions.Activation(reader)), reader);

    public static Layer LayerNorm(ArgumentReader reader) =>
        WithScaleAndBias(new LayerNormLayer(Epsilon(reader), LayerOptions.Activation(reader)), reader);

    public static Layer GroupNorm(ArgumentReader reader) => WithScaleAndBias(
        new GroupNormLayer(reader.AtLeastOne("groups"), Epsilon(reader), LayerOptions.Activation(reader)), reader);

    public static Layer InstanceNorm(ArgumentReader reader) =>
        WithScaleAndBias(new InstanceNormLayer(Epsilon(reader), LayerOptions.Activation(reader)), reader);

    public static Layer RmsNorm(ArgumentReader reader) =>
        new RmsNormLayer(Epsilon(reader), LayerOptions.Activation(reader)) { UseScale = reader.Bool("UseScale", true) };

    private static double Epsilon(ArgumentReader reader) => reader.Number("Epsilon", 1e-5, NumberRange.Positive);

    private static NormalizationLayer WithScaleAndBias(NormalizationLayer layer, ArgumentReader reader) => layer with
    {
        UseScale = reader.Bool("UseScale", true),
        UseBias = reader.Bool("UseBias", true),
    };
}
