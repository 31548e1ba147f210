using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Everything that NetGen has to say, in one table; each with a page under <c>docs/diagnostics</c> and a row among the releases, which
/// a test checks. Ids are never used again.
/// </summary>
internal static partial class DiagnosticCatalogue
{
    private const string Category = "NetGen";

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        GeneratorFailed,
        BrokenNetwork,
        NotPartial,
        SeveralDeclarations,
        UnsupportedClass,
        NoInput,
        SeveralInputs,
        InputBelowLayers,
        NothingToTrain,
        ValueOutOfRange,
        InvalidLayerName,
        LayerNamesCollide,
        WrongInputShape,
        TooLarge,
        NoLoss,
        SeveralLosses,
        NoOptimizer,
        SeveralOptimizers,
        ConflictingOptions,
        LastLayerDoesNotFitLoss,
        WrongNumberOfClassWeights,
        MetricDoesNotFitLoss,
        NetworkAttributeMissing,
        NotABlock,
        BlockContainsItself,
        EmptyBlock,
        NotPartOfABlock,
        NetworkAndBlock,
        BranchesDoNotFit,
        GeneratedNameTaken,
        TwoLinearLayers,
        ActivationOfScores,
        RectifiedRegression,
        BiasBeforeNormalization,
        DropoutAtTheEnd,
        DropoutBeforeRegressionOutput,
        VanishingGradients,
        SeluInitializer,
        SeluDropout,
        InitializerDoesNotFit,
        SymmetricInitializer,
        AdamWithWeightDecay,
        UnusualLearningRate,
        L2WithWeightDecay,
        AccuracyOfWeightedClasses,
        NormalizationAtTheEnd,
        RepeatedNormalization,
        ActivationAfterActivation,
        LayerWithoutEffect,
        DropoutBeforeBatchNorm,
        HighDropoutRate,
        StrideBeyondKernel,
        HiddenLayerOfOneUnit,
        TwoClippings,
        BetasSwapped,
        SlopeNotBelowOne,
        WastedLanes,
        DominatingLayer,
        WeightsBeyondCache,
        MoreParametersThanData,
        BudgetExceeded,
        WrongLength,
        ResultIgnored,
        NetworkInLoop,
        ClassOutOfRange,
        BatchNormOfSingleSamples,
        SettingOutOfRange,
        LanguageVersionTooLow,
        AotWithoutFma,
        UnknownProperty,
        CompilerTooOld,
    ];

    /// <summary>The ids of those that carry a mend wherever one edit is the sensible one; a code fix applies it.</summary>
    public static ImmutableArray<string> Mendable { get; } =
    [
        DiagnosticIds.SeveralDeclarations,
        DiagnosticIds.NoInput,
        DiagnosticIds.SeveralInputs,
        DiagnosticIds.InputBelowLayers,
        DiagnosticIds.NothingToTrain,
        DiagnosticIds.ValueOutOfRange,
        DiagnosticIds.InvalidLayerName,
        DiagnosticIds.LayerNamesCollide,
        DiagnosticIds.WrongInputShape,
        DiagnosticIds.NoLoss,
        DiagnosticIds.SeveralLosses,
        DiagnosticIds.NoOptimizer,
        DiagnosticIds.SeveralOptimizers,
        DiagnosticIds.ConflictingOptions,
        DiagnosticIds.LastLayerDoesNotFitLoss,
        DiagnosticIds.WrongNumberOfClassWeights,
        DiagnosticIds.MetricDoesNotFitLoss,
        DiagnosticIds.NetworkAttributeMissing,
        DiagnosticIds.NotPartOfABlock,
        DiagnosticIds.NetworkAndBlock,
        DiagnosticIds.TwoLinearLayers,
        DiagnosticIds.ActivationOfScores,
        DiagnosticIds.RectifiedRegression,
        DiagnosticIds.BiasBeforeNormalization,
        DiagnosticIds.DropoutAtTheEnd,
        DiagnosticIds.DropoutBeforeRegressionOutput,
        DiagnosticIds.SeluInitializer,
        DiagnosticIds.SeluDropout,
        DiagnosticIds.InitializerDoesNotFit,
        DiagnosticIds.SymmetricInitializer,
        DiagnosticIds.AdamWithWeightDecay,
        DiagnosticIds.UnusualLearningRate,
        DiagnosticIds.L2WithWeightDecay,
        DiagnosticIds.AccuracyOfWeightedClasses,
        DiagnosticIds.NormalizationAtTheEnd,
        DiagnosticIds.RepeatedNormalization,
        DiagnosticIds.ActivationAfterActivation,
        DiagnosticIds.LayerWithoutEffect,
        DiagnosticIds.DropoutBeforeBatchNorm,
        DiagnosticIds.HighDropoutRate,
        DiagnosticIds.StrideBeyondKernel,
        DiagnosticIds.TwoClippings,
        DiagnosticIds.BetasSwapped,
        DiagnosticIds.SlopeNotBelowOne,
        DiagnosticIds.WastedLanes,
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    /// <summary>A mistake's message, as a sentence.</summary>
    public static string MessageOf(Mistake mistake) => Diagnostic.Create(Find(mistake.Id), Location.None, Arguments(mistake.Words))
        .GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public static object[] Arguments(EquatableArray<string> words) => words.ToArray<object>();
}
