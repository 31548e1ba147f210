namespace NetGen.Runtime.Tests.Pictures;

/// <summary>Networks as generated code describes them.</summary>
internal static class PictureNetworks
{
    public static NetworkInfo Chain { get; } = Network(
        "Digits",
        [8, 8, 1],
        Layer("flatten1", "Flatten", [8, 8, 1], [64]),
        Layer("dense1", "Dense", [64], [128], 8320, 8192, "Dense(128, ReLU)"),
        Layer("dropout1", "Dropout", [128], [128], 0, 0, "Dropout(0.25)"),
        Layer("dense2", "Dense", [128], [10], 1290, 1280, "Dense(10)"));

    /// <summary>A sum with the input, then one with a shortcut, whose activation has a parameter.</summary>
    public static NetworkInfo Residuals { get; } = Network(
        "Residuals",
        [4],
        Layer("residual1", "Residual", [4], [4], 0, 0, "Residual<Body>"),
        Layer("residual1.dense1", "Dense", [4], [4], 20, 16, "Dense(4)"),
        Layer("residual2", "Residual", [4], [6], 1, 0, "Residual<Wide>(PReLU)"),
        Layer("residual2.dense1", "Dense", [4], [6], 30, 24, "Dense(6, ReLU)"),
        Layer("residual2.dense2", "Dense", [6], [6], 42, 36, "Dense(6)"),
        Layer("residual2.shortcut.dense1", "Dense", [4], [6], 30, 24, "Dense(6)"));

    /// <summary>All kinds of blocks, inside each other, with branches of no layers at all places.</summary>
    public static NetworkInfo Nest { get; } = Network(
        "Nest",
        [4, 4, 2],
        Layer("concat1", "Concat", [4, 4, 2], [4, 4, 7], 0, 0, "Concat<Identity, Narrow, Identity>"),
        Layer("concat1.1.conv2d1", "Conv2D", [4, 4, 2], [4, 4, 3], 9, 96, "Conv2D(3, 1×1)"),
        Layer("repeat1", "Repeat", [4, 4, 7], [4, 4, 7], 0, 0, "Repeat<Step>(2)"),
        Layer("repeat1.0.batchnorm1", "BatchNorm", [4, 4, 7], [4, 4, 7], 14, 112, "BatchNorm(ReLU)", 14),
        Layer("repeat1.1.batchnorm1", "BatchNorm", [4, 4, 7], [4, 4, 7], 14, 112, "BatchNorm(ReLU)", 14),
        Layer("block1", "Block", [4, 4, 7], [4, 4, 7], 0, 0, "Block<Outer>"),
        Layer("block1.multiply1", "Multiply", [4, 4, 7], [4, 4, 7], 0, 0, "Multiply<Gate, Identity>"),
        Layer("block1.multiply1.0.globalavgpool2d1", "GlobalAvgPool2D", [4, 4, 7], [7]),
        Layer("block1.multiply1.0.dense1", "Dense", [7], [7], 56, 49, "Dense(7, Sigmoid)"),
        Layer("block1.add1", "Add", [4, 4, 7], [4, 4, 7], 0, 0, "Add<Identity, Identity>"),
        Layer("block2", "Block", [4, 4, 7], [4, 4, 7], 0, 0, "Block<Identity>"));

    /// <summary>Names that a compiled network hardly has, and texts that mean something to XML, HTML, Markdown and mermaid.</summary>
    public static NetworkInfo Hostile { get; } = Network(
        "A<B> & \"C\" 'd'\n#1; \u0001\uD800",
        [1],
        Layer("end", "Dense", [1], [1], 2, 1, "Dense(1) --> x[\"y\"] | {z} `w` __v__ <script>"),
        Layer("the_層", "New<Kind>", [1], [2147483647, 2147483647, 2147483647], long.MaxValue / 2, long.MaxValue / 2, new string('W', 300)),
        Layer("concat1", "Concat", [], [], 0, 0, "Concat<>"),
        Layer("concat1.x.y", "Dense", [], [], 0, 0, "%%{init}%%"),
        Layer("concat1.", "Dense", [0], [0], 0, 0, ""),
        Layer("", "", [0], [0], 0, 0, ""));

    /// <summary>All of these and one without layers, by a word for each.</summary>
    public static IReadOnlyDictionary<string, NetworkInfo> All { get; } = new Dictionary<string, NetworkInfo>
    {
        ["chain"] = Chain,
        ["residuals"] = Residuals,
        ["nest"] = Nest,
        ["hostile"] = Hostile,
        ["empty"] = Network("Empty", [3]),
    };

    public static LayerInfo Layer(
        string name, string kind, int[] input, int[] output, long parameters = 0, long multiplyAdds = 0, string description = "", long nonTrainable = 0) =>
        new(name, kind, input, output, parameters, multiplyAdds, unchecked(4 * (parameters + nonTrainable)), description, nonTrainable);

    public static NetworkInfo Network(string name, int[] input, params LayerInfo[] layers) =>
        new(name, layers, input, "CrossEntropyLoss", "Adam", 0, 0, 0, 0);
}
