using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Advice;

/// <summary>Counted by hand: 784·32 + 32 = 25,120 and 32·10 + 10 = 330 parameters; 25,088 and 320 multiply-adds.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("MaxParameters = 25_450")]
    [InlineData("MaxMacs = 25_408")]
    [InlineData("MaxInferenceBytes = 200_000, MaxTrainingBytes = 2_000_000")]
    public Task Within_its_budget_a_network_is_right(string budget) => AnalyzerVerifier.VerifyAdvice(Network(budget));

    [Fact]
    public Task Parameters_are_listed_by_layer() => AnalyzerVerifier.VerifyAdvice(
        Network("MaxParameters = {|NETGEN0060:25_449|}"),
        "Network 'Net' has 25,450 parameters, but its budget is 25,449: dense1 25,120, dense2 330");

    [Fact]
    public Task Multiply_adds_are_listed_by_layer() => AnalyzerVerifier.VerifyAdvice(
        Network("MaxMacs = {|NETGEN0060:25_407|}"),
        "Network 'Net' has 25,408 multiply-adds a sample, but its budget is 25,407: dense1 25,088, dense2 320");

    [Fact]
    public async Task Memory_is_that_of_the_plan()
    {
        var found = await NetGenAnalyzers.Run(GeneratorRun.Generated(Network("MaxInferenceBytes = 1, MaxTrainingBytes = 1, BatchSize = 64")));
        var messages = found.Where(diagnostic => diagnostic.Id == "NETGEN0060").Select(diagnostic => diagnostic.GetMessage(null)).ToList();
        Assert.Equal(2, messages.Count);
        Assert.Matches(@"has [\d,]+ bytes for predicting a sample, but its budget is 1: parameters 10[12],\d\d\d, working memory [\d,]+; of the parameters: dense1 100,480, dense2 1,320$", messages[0]);
        Assert.Matches(@"has [\d,]+ bytes for training batches of 64, but its budget is 1: parameters [\d,]+, gradients [\d,]+, state of Adam 20[234],\d\d\d, working memory [\d,]+;", messages[1]);
    }

    [Fact]
    public Task Every_limit_that_is_exceeded_is_told() => AnalyzerVerifier.VerifyAdvice(
        Network("MaxParameters = {|NETGEN0060:10|}, MaxMacs = {|NETGEN0060:10|}"));

    [Fact]
    public Task Limits_are_at_least_zero() => AnalyzerVerifier.VerifyAdvice(
        Network("MaxParameters = {|NETGEN0009:-1|}, BatchSize = {|NETGEN0009:0|}"),
        "Budget: MaxParameters is -1, but must be at least 0",
        "Budget: BatchSize is 0, but must be at least 1");

    [Fact]
    public Task Layers_that_cost_little_are_summed_up() => AnalyzerVerifier.VerifyAdvice(
        "[Network, Budget(MaxParameters = {|NETGEN0060:1|}), Input(2), "
        + string.Concat(Enumerable.Repeat("Dense(2, Activation = Activation.ReLU), ", 9))
        + "Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;",
        "Network 'Net' has 63 parameters, but its budget is 1: dense10 9, dense1 6, dense2 6, dense3 6, dense4 6, dense5 6, dense6 6, dense7 6, all others 12");

    private static string Network(string budget) =>
        $"[Network, Budget({budget}), Input(784), Dense(32, Activation = Activation.ReLU), Dense(10), CrossEntropyLoss, Adam(1e-3)] public partial class Net;";
}
