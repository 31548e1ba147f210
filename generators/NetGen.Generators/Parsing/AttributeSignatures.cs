namespace NetGen.Generators.Parsing;

/// <summary>What arguments of the attributes mean, for who can't ask Roslyn yet. A test holds it against the library.</summary>
internal static class AttributeSignatures
{
    /// <summary>Stands behind the name of a parameter that takes all arguments.</summary>
    public const char TakesAll = '*';

    private const int Any = -1;

    /// <summary>The constructors: the attribute's name, those of type parameters, those of parameters (<c>Conv2D filters kernel</c>).</summary>
    public static readonly string[] All =
    [
        "Accuracy", "Activation activation", "Adagrad learningRate", "Adam learningRate", "AdamW learningRate", "Add<TA,TB>", "AvgPool1D kernel",
        "AvgPool2D kernel", "AvgPool2D kernelHeight kernelWidth", "BatchNorm", "BinaryCrossEntropyLoss", "Block", "Block<TBlock>", "Budget",
        "Concat<TA,TB>", "Concat<TA,TB,TC>", "Concat<TA,TB,TC,TD>", "Concat<TA,TB,TC,TD,TE>", "Concat<TA,TB,TC,TD,TE,TF>", "ConfusionMatrix",
        "Conv1D filters kernel", "Conv2D filters kernel", "Conv2D filters kernelHeight kernelWidth", "ConvTranspose1D filters kernel",
        "ConvTranspose2D filters kernel", "ConvTranspose2D filters kernelHeight kernelWidth", "Cropping2D cropping", "Cropping2D top bottom left right",
        "CrossEntropyLoss", "Dense units", "DepthwiseConv1D kernel", "DepthwiseConv2D kernel", "DepthwiseConv2D kernelHeight kernelWidth",
        "Dropout rate", "F1Score", "Flatten", "GaussianNoise standardDeviation", "GlobalAvgPool1D", "GlobalAvgPool2D", "GlobalMaxPool1D",
        "GlobalMaxPool2D", "GroupNorm groups", "HingeLoss", "HuberLoss", "Input features", "Input steps channels", "Input height width channels",
        "Input shape*", "InstanceNorm", "KLDivergenceLoss", "LayerNorm", "Lion learningRate", "LogCoshLoss", "MaxPool1D kernel", "MaxPool2D kernel",
        "MaxPool2D kernelHeight kernelWidth", "MeanAbsoluteError", "MeanAbsoluteErrorLoss", "MeanSquaredErrorLoss", "Multiply<TA,TB>",
        "NAdam learningRate", "Network", "Permute order*", "PoissonLoss", "Precision", "R2Score", "Recall", "Repeat<TBlock> count", "Reshape shape*",
        "Residual<TBlock>", "RmsNorm", "RmsProp learningRate", "RocAuc", "RootMeanSquaredError", "SeparableConv2D filters kernel",
        "SeparableConv2D filters kernelHeight kernelWidth", "Sgd learningRate", "SpatialDropout rate", "TopKAccuracy k", "UpSample1D factor",
        "UpSample2D factor", "UpSample2D factorHeight factorWidth", "ZeroPad2D padding", "ZeroPad2D top bottom left right",
    ];

    /// <summary>The parameters and properties that take an integer for a real number.</summary>
    public static readonly HashSet<string> RealNumbers =
    [
        "Alpha", "Beta1", "Beta2", "ClipNorm", "ClipValue", "Dampening", "Delta", "Epsilon", "InitialAccumulatorValue", "InitializerScale", "L1", "L2",
        "LabelSmoothing", "LearningRateDecay", "Momentum", "MomentumDecay", "PositiveWeight", "Slope", "WeightDecay", "learningRate", "rate", "standardDeviation",
    ];

    // By name, type parameters and parameters; first the constructor that takes as many, then the one that takes all.
    private static readonly Dictionary<string, AttributeSignature> s_signatures = Read();

    /// <summary>The names of type parameters and parameters of an attribute that is given so many arguments; null if there is none.</summary>
    public static AttributeSignature? Find(string name, int types, int arguments) =>
        s_signatures.TryGetValue(Key(name, types, arguments), out var signature)
            || s_signatures.TryGetValue(Key(name, types, Any), out signature) ? signature : null;

    private static Dictionary<string, AttributeSignature> Read()
    {
        var signatures = new Dictionary<string, AttributeSignature>();
        foreach (var signature in All)
        {
            var words = signature.Split(' ');
            var name = words[0].Split('<', ',', '>');
            var types = name.Skip(1).Where(part => part.Length > 0).ToArray();
            var parameters = words.Skip(1).ToArray();
            var takesAll = parameters.Length == 1 && parameters[0].EndsWith("*", StringComparison.Ordinal);
            signatures.Add(Key(name[0], types.Length, takesAll ? Any : parameters.Length), new AttributeSignature(types, parameters));
        }

        return signatures;
    }

    private static string Key(string name, int types, int arguments) => $"{name}/{types}/{arguments}";
}

/// <summary>The names of an attribute's type parameters and parameters.</summary>
internal sealed record AttributeSignature(string[] Types, string[] Parameters);
