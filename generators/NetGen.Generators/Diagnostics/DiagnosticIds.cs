namespace NetGen.Generators.Diagnostics;

/// <summary>The ids of all diagnostics; <see cref="DiagnosticCatalogue"/> says what they mean.</summary>
internal static class DiagnosticIds
{
    public const string GeneratorFailed = "NETGEN0000";
    public const string BrokenNetwork = "NETGEN0001";
    public const string NotPartial = "NETGEN0002";
    public const string SeveralDeclarations = "NETGEN0003";
    public const string UnsupportedClass = "NETGEN0004";
    public const string NoInput = "NETGEN0005";
    public const string SeveralInputs = "NETGEN0006";
    public const string InputBelowLayers = "NETGEN0007";
    public const string NothingToTrain = "NETGEN0008";
    public const string ValueOutOfRange = "NETGEN0009";
    public const string InvalidLayerName = "NETGEN0010";
    public const string LayerNamesCollide = "NETGEN0011";
    public const string WrongInputShape = "NETGEN0012";
    public const string TooLarge = "NETGEN0013";
    public const string NoLoss = "NETGEN0014";
    public const string SeveralLosses = "NETGEN0015";
    public const string NoOptimizer = "NETGEN0016";
    public const string SeveralOptimizers = "NETGEN0017";
    public const string ConflictingOptions = "NETGEN0018";
    public const string LastLayerDoesNotFitLoss = "NETGEN0019";
    public const string WrongNumberOfClassWeights = "NETGEN0020";
    public const string MetricDoesNotFitLoss = "NETGEN0021";
    public const string NetworkAttributeMissing = "NETGEN0022";
    public const string NotABlock = "NETGEN0023";
    public const string BlockContainsItself = "NETGEN0024";
    public const string EmptyBlock = "NETGEN0025";
    public const string NotPartOfABlock = "NETGEN0026";
    public const string NetworkAndBlock = "NETGEN0027";
    public const string BranchesDoNotFit = "NETGEN0028";
    public const string GeneratedNameTaken = "NETGEN0029";
}
