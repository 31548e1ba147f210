using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What can be wrong with blocks and their use.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor NotABlock = new(
        DiagnosticIds.NotABlock,
        "Type isn't a block",
        "{0}: '{1}' isn't a block: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NotABlock));

    public static readonly DiagnosticDescriptor BlockContainsItself = new(
        DiagnosticIds.BlockContainsItself,
        "Block contains itself",
        "{0}: block '{1}' contains itself ({2}), so it would never end; use another block here",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BlockContainsItself));

    public static readonly DiagnosticDescriptor EmptyBlock = new(
        DiagnosticIds.EmptyBlock,
        "Block has no layers",
        "Block '{0}' has no layers; add one, or use NetGen's block Identity where values pass as they are",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.EmptyBlock));

    public static readonly DiagnosticDescriptor NotPartOfABlock = new(
        DiagnosticIds.NotPartOfABlock,
        "Attribute has no place on a block",
        "[{0}] has no place on block '{1}': a block is a stack of layers; input, loss, optimizer and metrics belong to the network",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NotPartOfABlock));

    public static readonly DiagnosticDescriptor NetworkAndBlock = new(
        DiagnosticIds.NetworkAndBlock,
        "Class is marked as network and as block",
        "Class '{0}' is marked with [Network] and with [Block]; put the layers that are shared into a block of their own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.NetworkAndBlock));

    public static readonly DiagnosticDescriptor BranchesDoNotFit = new(
        DiagnosticIds.BranchesDoNotFit,
        "Branches don't fit together",
        "{0}: {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.BranchesDoNotFit));
}
