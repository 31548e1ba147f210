namespace NetGen.Generators.Emission;

/// <summary>Names that generated code gives to what is its own business, and that it can change where the user has taken them.</summary>
internal static class PrivateNames
{
    /// <summary>Private members and nested types of the class.</summary>
    public static readonly IReadOnlyList<string> OfTheClass =
    [
        "_engine", "_isSharing", "_learningRate", "_parameterBlock", "_seed", "_sharedInference", "CheckBatch", "ChunkSize", "CreateBufferSet", "CreateInfo", "CreateParameterSet",
        "Engine", "Forward", "Infer", "InferHere", "InitialLearningRate", "Initialize", "Kernels", "MetricSet", "ParameterBlockLength",
        "Probabilities", "s_info", "ScratchLength", "SharedInference", "StorageLength", "t_output", "t_scratch", "ToProbabilities", "Training",
    ];

    /// <summary>Types nested in those: they hide a class of the same name from the code in there.</summary>
    public static readonly IReadOnlyList<string> Deeper = ["OptimizerKernels", "Work"];
}
