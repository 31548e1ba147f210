using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What a network costs.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor WastedLanes = new(
        DiagnosticIds.WastedLanes,
        "Size wastes vector lanes",
        "{0}: {1} {2} take about as long as {3}, because a vector holds {4}; {5} and {3} waste nothing",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.WastedLanes));

    public static readonly DiagnosticDescriptor DominatingLayer = new(
        DiagnosticIds.DominatingLayer,
        "One layer dominates the cost",
        "{0} does {1} % of the network's multiply-adds ({2} of {3}); what makes it smaller makes the network faster",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.DominatingLayer));

    public static readonly DiagnosticDescriptor WeightsBeyondCache = new(
        DiagnosticIds.WeightsBeyondCache,
        "Weights exceed the second-level cache",
        "The weights of network '{0}' take {1} KiB, more than the {2} KiB of a core's second-level cache: a single "
        + "prediction waits for memory; predict in batches where you can",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.WeightsBeyondCache));

    public static readonly DiagnosticDescriptor MoreParametersThanData = new(
        DiagnosticIds.MoreParametersThanData,
        "Far more parameters than training samples",
        "Network '{0}' has {1} parameters for {2} training samples and can learn these by heart: make it smaller, or add "
        + "[Dropout], weight decay or augmentation",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.MoreParametersThanData));

    public static readonly DiagnosticDescriptor BudgetExceeded = new(
        DiagnosticIds.BudgetExceeded,
        "Network exceeds its budget",
        "Network '{0}' has {1}, but its budget is {2}: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BudgetExceeded));
}
