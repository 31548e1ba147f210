using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of activations.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor TwoLinearLayers = new(
        DiagnosticIds.TwoLinearLayers,
        "Two linear layers with nothing between",
        "{0} and {1} are both linear, and so is all that lies between: together they can do no more than one linear "
        + "layer; give {0} an activation",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.TwoLinearLayers));

    public static readonly DiagnosticDescriptor ActivationOfScores = new(
        DiagnosticIds.ActivationOfScores,
        "Activation of raw scores",
        "{0} ends in {1}, {2}: leave the activation out, any number can be a score",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.ActivationOfScores));

    public static readonly DiagnosticDescriptor RectifiedRegression = new(
        DiagnosticIds.RectifiedRegression,
        "Rectifier at the output of a regression",
        "{0} ends in {1} and is the output for {2}: it can't be negative, and where it is 0 it no longer learns; leave "
        + "the activation out, or take Softplus where nothing is negative",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.RectifiedRegression));

    public static readonly DiagnosticDescriptor VanishingGradients = new(
        DiagnosticIds.VanishingGradients,
        "Gradients vanish in a stack of squashing layers",
        "With {0} there are {1} layers in a row that squash their values (sigmoid, tanh), and their small derivatives "
        + "multiply going back: take ReLU or SiLU, or put [BatchNorm] between",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.VanishingGradients));

    public static readonly DiagnosticDescriptor ActivationAfterActivation = new(
        DiagnosticIds.ActivationAfterActivation,
        "Activation after activation",
        "{0} follows {1}, which ends in {2} already: keep one of the two",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.ActivationAfterActivation));

    public static readonly DiagnosticDescriptor SlopeNotBelowOne = new(
        DiagnosticIds.SlopeNotBelowOne,
        "Slope isn't below 1",
        "{0}: with a Slope of {1} the negative side is as steep as the positive one or steeper, and hardly anything is "
        + "left of the activation; 0.01 to 0.3 is usual",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SlopeNotBelowOne));
}
