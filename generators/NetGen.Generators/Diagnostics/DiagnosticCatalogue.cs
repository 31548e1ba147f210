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
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    /// <summary>A mistake's message, as a sentence.</summary>
    public static string MessageOf(Mistake mistake) => Diagnostic.Create(Find(mistake.Id), Location.None, Arguments(mistake.Words))
        .GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public static object[] Arguments(EquatableArray<string> words) => words.ToArray<object>();
}
