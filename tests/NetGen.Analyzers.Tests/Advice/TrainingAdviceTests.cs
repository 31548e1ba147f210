using Xunit;

namespace NetGen.Analyzers.Tests.Advice;

public sealed class TrainingAdviceTests
{
    [Theory]
    [InlineData("Adam(1e-3, WeightDecay = {|NETGEN0041:0.01|})")]
    [InlineData("AdamW(1e-3, WeightDecay = 0.01)")]
    [InlineData("Sgd(0.01, WeightDecay = 0.01)")]
    [InlineData("Adam({|NETGEN0042:0.2|})")]
    [InlineData("Adam(0.1)")]
    [InlineData("Sgd({|NETGEN0042:3|})")]
    [InlineData("Sgd(1.5)")]
    [InlineData("Lion({|NETGEN0042:0.02|})")]
    [InlineData("Adam(1e-3, ClipNorm = 1)")]
    [InlineData("Adam(1e-3, ClipNorm = 1, ClipValue = {|NETGEN0053:0.5|})")]
    [InlineData("NAdam(1e-3, Beta1 = {|NETGEN0054:0.9999|})")]
    [InlineData("Lion(1e-4, Beta1 = 0.98, Beta2 = 0.95)")] // no squares there
    public Task The_numbers_of_an_optimizer_are_usual(string optimizer) => AdviceNetwork.Verify("4", "Dense(3)", "CrossEntropyLoss, " + optimizer);

    [Theory]
    [InlineData("{|NETGEN0043:1e-4|}", "AdamW(1e-3)")] // whose weight decay is 0.01 by default
    [InlineData("1e-4", "AdamW(1e-3, WeightDecay = 0)")]
    [InlineData("1e-4", "Adam(1e-3)")]
    public Task One_pull_to_zero_is_enough(string penalty, string optimizer) =>
        AdviceNetwork.Verify("4", $"Dense(3, L2 = {penalty})", "CrossEntropyLoss, " + optimizer);

    [Fact]
    public Task A_penalty_inside_of_a_block_counts() => NetGen.TestKit.AnalyzerVerifier.VerifyAdvice(
        "[Block, Dense(4, L2 = 1e-4, Activation = Activation.ReLU)] public class Body;"
        + AdviceNetwork.Of("4", "{|NETGEN0043:Block<Body>|}, Dense(3)", "CrossEntropyLoss, AdamW(1e-3)"));

    [Theory]
    [InlineData("CrossEntropyLoss(ClassWeights = new[] { 1.0, 2, 3 }), Adam(1e-3), {|NETGEN0044:Accuracy|}")]
    [InlineData("CrossEntropyLoss(ClassWeights = new[] { 1.0, 2, 3 }), Adam(1e-3), Accuracy, F1Score")]
    [InlineData("CrossEntropyLoss(ClassWeights = new[] { 1.0, 2, 3 }), Adam(1e-3), RocAuc")]
    [InlineData("CrossEntropyLoss(ClassWeights = new[] { 1.0, 1, 2 }), Adam(1e-3), Accuracy")]
    [InlineData("BinaryCrossEntropyLoss(PositiveWeight = 0.2), Adam(1e-3), {|NETGEN0044:Accuracy|}")]
    public Task Accuracy_says_little_of_rare_classes(string end) => AdviceNetwork.Verify("4", "Dense(3)", end);
}
