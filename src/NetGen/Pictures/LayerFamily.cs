namespace NetGen.Pictures;

/// <summary>Layers that do the same kind of thing, and have one colour.</summary>
/// <param name="Name">What legends call it.</param>
/// <param name="Fill">The light colour inside.</param>
/// <param name="Line">The dark colour of borders and bars.</param>
internal sealed record LayerFamily(string Name, string Fill, string Line)
{
    public static readonly LayerFamily Convolution = new("convolution", "#ddf0ff", "#0969da");
    public static readonly LayerFamily Dense = new("dense", "#ffebd6", "#bc4c00");
    public static readonly LayerFamily Normalisation = new("normalisation", "#dcf7e3", "#1a7f37");
    public static readonly LayerFamily Pooling = new("pooling", "#f3e8ff", "#8250df");
    public static readonly LayerFamily Activation = new("activation, noise", "#ffe6e8", "#cf222e");
    public static readonly LayerFamily Shape = new("shape", "#fdf3c4", "#8a6d00");
    public static readonly LayerFamily Other = new("other", "#ebeef1", "#57606a");

    /// <summary>All of them, in the order of legends.</summary>
    public static readonly IReadOnlyList<LayerFamily> All = [Convolution, Dense, Normalisation, Pooling, Activation, Shape, Other];

    /// <summary>The name as one word, for style sheets.</summary>
    public string ClassName => Name.Split(',')[0];

    /// <summary>The family of a kind of layer.</summary>
    public static LayerFamily Of(string kind)
    {
        if (kind.Contains("Conv", StringComparison.Ordinal)) return Convolution;
        if (kind.EndsWith("Norm", StringComparison.Ordinal)) return Normalisation;
        if (kind.Contains("Pool", StringComparison.Ordinal)) return Pooling;
        return kind switch
        {
            "Dense" => Dense,
            "Activation" or "Dropout" or "SpatialDropout" or "GaussianNoise" => Activation,
            "Flatten" or "Reshape" or "Permute" or "UpSample1D" or "UpSample2D" or "ZeroPad2D" or "Cropping2D" => Shape,
            _ => Other,
        };
    }
}
