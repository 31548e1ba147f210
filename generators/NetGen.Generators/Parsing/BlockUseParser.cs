using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Shapes;

namespace NetGen.Generators.Parsing;

/// <summary>From the attributes that use blocks to layers.</summary>
internal static class BlockUseParser
{
    /// <summary>The name of the one type parameter.</summary>
    private const string Body = "TBlock";

    public static BlockLayer Block(ArgumentReader reader) => new(reader.Block(Body));

    public static RepeatLayer Repeat(ArgumentReader reader) => new(reader.Block(Body), reader.AtLeastOne("count"));

    public static ConcatLayer Concat(ArgumentReader reader) => new(Branches(reader));

    public static AddLayer Add(ArgumentReader reader) => new(Branches(reader));

    public static MultiplyLayer Multiply(ArgumentReader reader) => new(Branches(reader));

    public static ResidualLayer Residual(ArgumentReader reader)
    {
        var function = LayerOptions.Activation(reader);
        var shortcut = reader.Has("Shortcut") ? reader.Block("Shortcut") : null;
        var layer = new ResidualLayer(reader.Block(Body), shortcut, function);
        if (shortcut is not null)
            Reserve(reader, layer.Body, ResidualLayer.ShortcutName, "the shortcut");
        if (function.Parameters > 0)
            Reserve(reader, layer.Body, ResidualLayer.SlopeName, "the slope of PReLU");
        return layer;
    }

    /// <summary>Blocks of blocks multiply: what is small to write may be too large to be.</summary>
    public static void CheckCount(ArgumentReader reader, Layer layer)
    {
        if (reader.IsSound && layer.CountLayers() is var count && count > SizeLimits.MaxLayers)
            reader.Note(DiagnosticIds.TooLarge, null, $"stands for {SizeLimits.Text(count)} layers", SizeLimits.Text(SizeLimits.MaxLayers));
    }

    private static EquatableArray<LayerStack> Branches(ArgumentReader reader) =>
        BranchLayer.Arguments.Where(reader.Has).Select(reader.Block).ToEquatableArray();

    // The body's layers are named beside these parts of the residual layer itself.
    private static void Reserve(ArgumentReader reader, LayerStack body, string name, string owner)
    {
        foreach (var layer in body.Layers.Where(layer => LayerNames.Collide(layer.Name, name)))
            reader.NoteOf(layer.Label, DiagnosticIds.LayerNamesCollide, Body, layer.Name, $"{owner} of {reader.Label}", name);
    }
}
