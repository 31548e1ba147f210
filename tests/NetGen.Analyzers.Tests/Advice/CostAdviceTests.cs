using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Advice;

public sealed class CostAdviceTests
{
    private const string ReLU = "Activation = Activation.ReLU";

    [Theory]
    [InlineData("Dense({|NETGEN0056:100|}, Activation = Activation.ReLU), Dense(100)")]
    [InlineData("Dense(112, Activation = Activation.ReLU), Dense(10)")]
    [InlineData("Dense(12, Activation = Activation.ReLU), Dense(10)")] // less than a vector: nothing to win
    public Task Sizes_fill_vectors(string layers) => AdviceNetwork.Verify("4", layers);

    [Theory]
    [InlineData("Dense(98, Activation = Activation.ReLU), Reshape(7, 7, 2), Flatten, Dense(3)")]
    [InlineData("Dense(40, Activation = Activation.ReLU), Residual<Forty>, Dense(3)")]
    public Task A_size_that_others_count_on_stays(string layers) => AnalyzerVerifier.VerifyAdvice(
        "[Block, Dense(40, Activation = Activation.ReLU)] public class Forty;" + AdviceNetwork.Of("4", layers));

    [Fact]
    public Task The_free_neighbours_are_named() => AnalyzerVerifier.VerifyAdvice(
        AdviceNetwork.Of("8, 8, 1", $"Conv2D({{|NETGEN0056:20|}}, 3, {ReLU}), Flatten, Dense(10)"),
        "Layer 1 (Conv2D): 20 filters take about as long as 32, because a vector holds 16; 16 and 32 waste nothing");

    [Theory]
    [InlineData("256", "NETGEN0056", 20)]
    [InlineData("256", "", 24)]
    [InlineData("512", "NETGEN0056", 24)]
    public async Task The_width_of_vectors_is_a_property(string bits, string id, int units)
    {
        var found = await NetGenAnalyzers.Run(
            GeneratorRun.Of(AdviceNetwork.Of("4", $"Dense({units}, {ReLU}), Dense(3)")).Output, ("NetGen_VectorBits", bits));
        Assert.Equal(id, string.Concat(found.Select(diagnostic => diagnostic.Id)));
    }

    [Fact]
    public Task The_layer_that_does_nearly_all_is_named() => AnalyzerVerifier.VerifyAdvice(
        AdviceNetwork.Of("28, 28, 1", $"{{|NETGEN0057:Conv2D(64, 11, Padding = Padding.Same, {ReLU})|}}, MaxPool2D(4), Conv2D(16, 3, {ReLU}), Flatten, Dense(10)"),
        // 28·28·64·121 of that and 5·5·16·9·64 + 400·10.
        "Layer 1 (Conv2D) does 96 % of the network's multiply-adds (6,071,296 of 6,305,696); what makes it smaller makes the network faster");

    [Theory]
    [InlineData("", true)]
    [InlineData("8388608", false)]
    public async Task Weights_fit_into_the_cache_or_not(string cache, bool told)
    {
        // 4 · (1024·256 + 256 + 256·10 + 10) bytes are 1,059,880: just beyond 1 MiB.
        var compilation = GeneratorRun.Of(AdviceNetwork.Of("1024", $"Dense(256, {ReLU}), Dense(10)")).Output;
        var found = await NetGenAnalyzers.Run(compilation, ("NetGen_L2CacheSize", cache));
        Assert.Equal(told ? ["NETGEN0058"] : [], found.Select(diagnostic => diagnostic.Id));
        if (told)
            Assert.Contains("take 1,035 KiB, more than the 1,024 KiB", found[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(150, true)]
    [InlineData(1000, false)]
    public Task A_stated_data_set_is_compared_with_the_parameters(int samples, bool told)
    {
        // 16·128 + 128 + 128·3 + 3 = 2,563 parameters.
        var name = told ? "{|NETGEN0059:Net|}" : "Net";
        return AnalyzerVerifier.VerifyAdvice(
            $"[Network(TrainingSamples = {samples}), Input(16), Dense(128, {ReLU}), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class {name};",
            told ? ["Network 'Net' has 2,563 parameters for 150 training samples and can learn these by heart: make it smaller, or add [Dropout], weight decay or augmentation"] : []);
    }

    [Fact]
    public Task A_data_set_has_samples() => AnalyzerVerifier.Verify(
        "[Network(TrainingSamples = {|NETGEN0009:0|}), Input(4), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;",
        "Network: TrainingSamples is 0, but must be at least 1");
}
