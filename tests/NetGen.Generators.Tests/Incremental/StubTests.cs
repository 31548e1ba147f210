using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Losses;
using NetGen.Generators.Parsing;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Incremental;

/// <summary>One mistake must not become fifty: what a broken network leaves behind for the code that uses it.</summary>
public sealed class StubTests
{
    private const string Use =
        """
        public static class Use
        {
            public static float All(Mine.Net net, NetGen.Data.DataSet<int> data, Stream stream)
            {
                var sizes = (float)(Mine.Net.InputSize / Mine.Net.OutputSize + Mine.Net.ParameterCount);
                Console.WriteLine(Mine.Net.Info);
                var other = new Mine.Net(seed: 42) { LearningRate = 0.1f };
                var history = net.Fit(data, new NetGen.Training.FitOptions { Epochs = 3 });
                var accuracy = net.Evaluate(data)["accuracy"];
                Span<float> outputs = stackalloc float[3];
                net.Predict([1, 2], outputs);
                net.PredictProbabilities(inputs: [1, 2], outputs: outputs);
                int[] targets = [net.Classify([1, 2])];
                sizes += net.Loss([1, 2], targets) + net.ComputeGradients([1, 2], targets) + net.TrainStep([1, 2], targets);
                net.ApplyGradients();
                net.Save("file");
                net.Load(stream);
                NetGen.Training.ITrainable<int> trainable = net;
                sizes += net.Parameters.TotalLength + net.Gradients.TotalLength;
                return sizes + trainable.LearningRate + history.Count + (float)accuracy;
            }
        }
        """;

    [Theory]
    [InlineData("[Input(2), Dense(0), Dense(3), CrossEntropyLoss, Adam(1e-3)]")]
    [InlineData("[Input(2), Dense(3), CrossEntropyLoss]")]
    [InlineData("[Dense(3), Adam(1e-3)]")]
    [InlineData("")]
    public void Code_that_uses_a_broken_network_compiles(string attributes)
    {
        var run = GeneratorRun.Of($"namespace Mine; [Network] {attributes} public partial class Net;", Use);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("NETGEN0001", Assert.Single(run.Diagnostics).Id);
        Assert.Equal("Mine.Net.Stub.g.cs", Assert.Single(run.Files.Keys));
    }

    [Fact]
    public void Code_that_uses_a_working_network_compiles_too() => GeneratorRun
        .Of("namespace Mine; [Network, Input(2), Dense(3), CrossEntropyLoss, Adam(1e-3), Accuracy] public partial class Net;", Use)
        .AssertClean();

    [Theory]
    [InlineData("CrossEntropyLoss")]
    [InlineData("BinaryCrossEntropyLoss")]
    [InlineData("MeanSquaredErrorLoss")]
    public void A_broken_network_has_every_public_member_of_a_working_one(string loss)
    {
        var working = Members($"[Input(2), Dense(3), {loss}, Adam(1e-3)]");
        var broken = Members($"[Input(2), Dense(3), {loss}, Adam(-1)]");
        Assert.Empty(working.Except(broken));
    }

    [Theory]
    [InlineData("Dense(0), Dense(3)", 2, 3)]
    [InlineData("Dense(3), Dense(0)", 2, 1)]
    public void Sizes_that_are_known_are_right_and_others_are_1(string layers, int input, int output)
    {
        using var loaded = Load($"[Input(2), {layers}, CrossEntropyLoss, Adam(1e-3)]");
        Assert.Equal(input, loaded.Type("Net").GetField("InputSize")!.GetRawConstantValue());
        Assert.Equal(output, loaded.Type("Net").GetField("OutputSize")!.GetRawConstantValue());
    }

    [Fact]
    public void A_stub_says_which_mistakes_are_to_blame()
    {
        using var loaded = Load("[Input(2), Dense(0), CrossEntropyLoss]");
        var thrown = Assert.Throws<TargetInvocationException>(() => loaded.Create<int>("Net"));
        var why = Assert.IsType<InvalidOperationException>(thrown.InnerException);
        Assert.Equal("The network 'Net' was not generated: NETGEN0016, NETGEN0009.", why.Message);
    }

    [Fact]
    public void The_generators_one_error_counts_the_mistakes_and_repeats_the_first_at_the_classs_name()
    {
        var run = GeneratorRun.Of(
            """
            namespace A;
            partial class Outer
            {
                [Network, Input(2), Dense(0), Dense(3), CrossEntropyLoss, Adam(-1)] partial class Net;
            }
            """);
        var error = Assert.Single(run.Diagnostics);
        Assert.Equal(
            "Network 'A.Outer.Net' can't be generated: it has 2 mistakes; "
            + "the first: NETGEN0009, Layer 1 (Dense): units is 0, but must be at least 1",
            error.GetMessage(null));
        Assert.Equal("File1.cs: (3,86)-(3,89)", error.Location.GetLineSpan().ToString());
    }

    [Fact]
    public void What_only_the_compiler_complains_about_leaves_stubs_and_no_further_error()
    {
        var run = GeneratorRun.Of("[Network, Input(2), Dense(Nowhere), MeanSquaredErrorLoss, Adam(1e-3)] public partial class Net;");
        Assert.Empty(run.Diagnostics);
        Assert.Equal("Net.Stub.g.cs", Assert.Single(run.Files.Keys));
    }

    [Fact]
    public void A_network_called_like_one_of_its_members_is_the_only_error()
    {
        foreach (var name in PublicNames.For(Link.Softmax))
        {
            var run = GeneratorRun.Of(
                $$"""
                [Network, Input(2), Dense(3), CrossEntropyLoss, Adam(1e-3)] public partial class {{name}};
                public static class Use
                {
                    public static float Rate() => Step(new {{name}}(seed: 42));
                    private static float Step(NetGen.Training.ITrainable<int> net) => net.TrainStep([1, 2], [0]) + net.LearningRate;
                }
                """);
            Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Equal("NETGEN0001", Assert.Single(run.Diagnostics).Id);
        }
    }

    private static List<string> Members(string attributes)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        using var loaded = Load(attributes);
        return [.. loaded.Type("Net").GetMembers(Public).Select(Signature).Order(StringComparer.Ordinal)];
    }

    private static LoadedAssembly Load(string attributes) =>
        LoadedAssembly.From(GeneratorRun.Of($"[Network] {attributes} public partial class Net;").Output);

    private static string Signature(MemberInfo member) => member is MethodBase method
        ? $"{method}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})"
        : member.ToString()!;
}
