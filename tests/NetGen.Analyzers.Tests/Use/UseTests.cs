using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests.Use;

/// <summary>How generated code is used: what will throw, what does nothing, what is slow.</summary>
public sealed class UseTests
{
    private const string Networks =
        "[Network, Input(4), Dense(16, Activation = Activation.ReLU), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Net;"
        + "[Network, Input(2), Dense(2), MeanSquaredErrorLoss, Adam(1e-3)] public partial class Numbers;"
        + "[Network, Input(4, 4, 1), Conv2D(3, 1), CrossEntropyLoss, Adam(1e-3)] public partial class Pixels;"
        + "[Network, Input(4), Dense(16, UseBias = false), BatchNorm(Activation = Activation.ReLU), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class Batch;";

    [Theory]
    [InlineData("net.Classify({|NETGEN0061:[1, 2, 3]|})")]
    [InlineData("net.Classify([1, 2, 3, 4])")]
    [InlineData("net.Classify({|NETGEN0061:new float[5]|})")]
    [InlineData("net.Classify({|NETGEN0061:stackalloc float[3]|})")]
    [InlineData("net.Classify(sample)")]
    [InlineData("net.Classify([.. sample, 1])")]
    [InlineData("net.TrainStep({|NETGEN0061:new float[6]|}, [0, 1])")]
    [InlineData("net.TrainStep(new float[8], {|NETGEN0061:[0, 1, 2]|})")]
    [InlineData("net.TrainStep(new float[8], [0, 1])")]
    [InlineData("net.TrainStep(new float[8], [0, {|NETGEN0064:3|}])")]
    [InlineData("net.TrainStep(new float[8], [0, {|NETGEN0064:-1|}])")]
    [InlineData("net.Loss(new float[2 * Net.InputSize], [0, 1])")]
    [InlineData("numbers.TrainStep(new float[4], {|NETGEN0061:new float[2]|})")]
    [InlineData("numbers.TrainStep(new float[4], new float[4])")]
    [InlineData("pixels.TrainStep(new float[16], new int[16])")]
    [InlineData("pixels.TrainStep(new float[16], {|NETGEN0061:new int[1]|})")]
    public Task Lengths_and_classes_that_the_source_tells_are_checked(string call) =>
        AnalyzerVerifier.VerifyAdvice(Method($"var answer = {call}; GC.KeepAlive(answer);"));

    [Fact]
    public Task Outputs_are_as_long_as_the_samples_ask() => AnalyzerVerifier.VerifyAdvice(
        Method("var two = new float[8]; var five = new float[5]; net.Predict(two, {|NETGEN0061:five|});"),
        "Predict of 'Net': outputs has 5 values, but 2 samples need 2 × 3 = 6");

    [Theory]
    [InlineData("float[] x = x; net.Classify(x);")]
    [InlineData("var x = new float[3]; (x, _) = (sample, 1); _ = net.Classify(x);")]
    [InlineData("var x = new float[3]; ref var r = ref x; r = sample; _ = net.Classify(x);")]
    [InlineData("int[] l = [9, 1]; l[0] = 2; net.TrainStep(sample, l);")]
    [InlineData("var x = new float[3]; Action set = () => x = sample; set(); _ = net.Classify(x);")]
    public async Task What_may_have_changed_is_not_guessed_at(string body)
    {
        var found = await NetGenAnalyzers.Run(GeneratorRun.Generated(Method(body)));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id is "NETGEN0061" or "NETGEN0064");
    }

    [Fact]
    public async Task Variables_of_a_program_without_a_class_are_seen()
    {
        var found = await NetGenAnalyzers.Run(GeneratorRun.Generated("var x = new float[3]; var net = new Net(); Console.WriteLine(net.Classify(x));\n" + Networks));
        Assert.Equal(["NETGEN0061"], found.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task A_network_of_another_assembly_is_known()
    {
        var library = GeneratorRun.Of(Networks).Output;
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var user = CSharpCompiler.Compile("public static class Program { public static int Run(Net net) => net.Classify([1, 2, 3]); }")
            .AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Equal(["NETGEN0061"], (await NetGenAnalyzers.Run(user)).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public Task A_variable_that_is_assigned_again_is_not_guessed_at() => AnalyzerVerifier.VerifyAdvice(
        Method("var input = new float[3]; if (sample.Length > 3) input = sample; var answer = net.Classify(input); GC.KeepAlive(answer);"));

    [Theory]
    [InlineData("{|NETGEN0062:net.Classify(sample)|};")]
    [InlineData("{|NETGEN0062:data.Shuffle(1)|};")]
    [InlineData("{|NETGEN0062:data.Split(0.2)|};")]
    [InlineData("{|NETGEN0062:net.Evaluate(data)|};")]
    [InlineData("_ = net.Classify(sample);")]
    [InlineData("Action warmUp = () => net.Classify(sample); warmUp();")]
    [InlineData("net.Fit(data.Shuffle(1));")]
    [InlineData("net.TrainStep(sample, [0]);")]
    public Task A_result_that_is_all_there_is_must_be_used(string statement) => AnalyzerVerifier.VerifyAdvice(Method(statement));

    [Theory]
    [InlineData("for (var i = 0; i < 9; i++) { var one = {|NETGEN0063:new Net()|}; _ = one.Classify(sample); }")]
    [InlineData("foreach (var x in sample) { var one = {|NETGEN0063:new Net(1)|}; one.Load(\"a\"); one.Predict(sample, outputs); }")]
    [InlineData("while (true) _ = {|NETGEN0063:new Net()|}.Classify(sample);")]
    [InlineData("for (var i = 0; i < 9; i++) { var one = new Net((ulong)i); one.Fit(data); }")]
    [InlineData("var all = new List<Net>(); for (var i = 0; i < 9; i++) { var one = new Net((ulong)i); all.Add(one); }")]
    [InlineData("for (var i = 0; i < 9; i++) { Func<Net> make = () => new Net(); GC.KeepAlive(make); }")]
    [InlineData("for (var i = 0; i < 9; i++) { var one = new Net((ulong)i); _ = one.Classify(sample); }")]
    [InlineData("while (true) { var one = new Net(); one.Load(\"a\"); if (one.Classify(sample) > 0) break; }")]
    [InlineData("var once = new Net(); for (var i = 0; i < 9; i++) _ = once.Classify(sample);")]
    public Task A_network_that_only_predicts_is_made_once(string statement) => AnalyzerVerifier.VerifyAdvice(Method(statement));

    [Theory]
    [InlineData("batch.Fit(data, new FitOptions { {|NETGEN0065:BatchSize = 1|} });")]
    [InlineData("batch.Fit(data, new FitOptions { BatchSize = 16 });")]
    [InlineData("net.Fit(data, new FitOptions { BatchSize = 1 });")]
    [InlineData("batch.TrainStep({|NETGEN0065:new float[4]|}, [1]);")]
    [InlineData("batch.TrainStep(new float[8], [1, 2]);")]
    public Task BatchNorm_wants_batches(string statement) => AnalyzerVerifier.VerifyAdvice(Method(statement));

    [Theory]
    [InlineData("net.Fit(data, new FitOptions { Epochs = {|NETGEN0066:0|} });")]
    [InlineData("net.Fit(data, new FitOptions { BatchSize = {|NETGEN0066:-3|} });")]
    [InlineData("NetGenOptions.Threads = {|NETGEN0066:0|};")]
    [InlineData("NetGenOptions.Threads = {|NETGEN0066:257|};")]
    [InlineData("NetGenOptions.Threads = 2;")]
    public Task Settings_that_throw_are_told(string statement) => AnalyzerVerifier.VerifyAdvice(Method(statement));

    [Fact]
    public Task A_network_with_mistakes_is_not_asked_for_its_sizes() => AnalyzerVerifier.VerifyAdvice(
        "[Network, Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class {|NETGEN0005:Broken|};"
        + "public static class Program { public static int Run(Broken net) => net.Classify([1, 2, 3]); }");

    private static string Method(string body) =>
        "using NetGen.Data; using NetGen.Training; public static class Program { public static void Run(Net net, Numbers numbers, Pixels pixels, "
        + $"Batch batch, float[] sample, float[] outputs, DataSet<int> data) {{ {body} }} }}\n{Networks}";
}
