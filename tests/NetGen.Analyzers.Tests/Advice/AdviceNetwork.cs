using NetGen.TestKit;

namespace NetGen.Analyzers.Tests.Advice;

/// <summary>Sources of networks for tests of advice.</summary>
internal static class AdviceNetwork
{
    public const string Classes = "CrossEntropyLoss, Adam(1e-3)";
    public const string Numbers = "MeanSquaredErrorLoss, Adam(1e-3)";

    public static string Of(string input, string layers, string end = Classes) =>
        $"[Network, Input({input}), {layers}, {end}] public partial class Net;";

    public static Task Verify(string input, string layers, string end = Classes) => AnalyzerVerifier.VerifyAdvice(Of(input, layers, end));
}
