using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <summary>What practitioners know of activations.</summary>
internal static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor TwoLinearLayers = new(
        DiagnosticIds.TwoLinearLayers,
        "Two linear layers with nothing between",
        "{0} and {1} are linear and nothing between them isn't, so together they are one linear layer: give {0} an "
        + "activation, or drop one of the two",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.TwoLinearLayers));

    public static readonly DiagnosticDescriptor RectifierBeforeSoftmax = new(
        DiagnosticIds.RectifierBeforeSoftmax,
        "Rectifier before softmax",
        "{0} ends in {1}, which gives no negative scores, and softmax needs them to tell classes apart: leave the "
        + "activation out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.RectifierBeforeSoftmax));

    public static readonly DiagnosticDescriptor RectifiedRegression = new(
        DiagnosticIds.RectifiedRegression,
        "Rectifier at the output of a regression",
        "{0} ends in {1} and is the output for {2}: it can't be negative, and where it is 0 it no longer learns; leave "
        + "the activation out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.RectifiedRegression));

    public static readonly DiagnosticDescriptor VanishingGradients = new(
        DiagnosticIds.VanishingGradients,
        "Gradients vanish in a stack of squashing layers",
        "{0} is number {1} in a row that goes through {2}, and the product of so many small derivatives is nearly "
        + "nothing: take ReLU or SiLU, or put [BatchNorm] between",
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
        "LeakyReLU isn't leaky",
        "{0}: with a Slope of {1} the negative side is as steep as the positive one or steeper; 0.01 to 0.3 is usual",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of(DiagnosticIds.SlopeNotBelowOne));
}
