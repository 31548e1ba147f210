using NetGen.Generators.Tests.Emission;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Hygiene;

/// <summary>Generated code compiles without a warning wherever a network may stand, whatever it is called.</summary>
public sealed class CompilesCleanlyTests
{
    private const string Attributes =
        "[Network, Input(4), Dense(3, Activation = Activation.ReLU), Dropout(0.1), Dense(3), CrossEntropyLoss, Adam(0.1), "
        + "Accuracy, ConfusionMatrix]";

    [Fact]
    public void Networks_that_use_everything() =>
        StrictCompiler.AssertClean([.. Networks.All.Select(source => "using NetGen.Metrics;\n" + source)]).AssertClean();

    [Theory]
    [InlineData("public partial class Net;")]
    [InlineData("internal sealed partial class Net;")]
    [InlineData("namespace A.B.C; public partial class Net { }")]
    [InlineData("namespace A { namespace B { partial class Net; } }")]
    [InlineData("partial class Outer<T> where T : struct { partial struct Middle<@in, U> { internal partial class Inner { private partial class Net; } } }")]
    [InlineData("partial interface IOuter { partial record Middle(int X) { internal partial class Net; } }")]
    [InlineData("public partial record struct Outer<T>(T X) { public partial class Net; }")]
    [InlineData("namespace A; public static partial class Outer { public partial class Net; }")]
    [InlineData("public partial class @class;")]
    [InlineData("namespace @event.@int; partial class @namespace { public partial class @event; }")]
    [InlineData("namespace @record.@var; public partial class @await;")]
    [InlineData("namespace Größe; public partial class Schätzer;")]
    [InlineData("[System.Obsolete(\"old\")] public partial class Net;")]
    [InlineData("/// <summary>The user's own words.</summary>\npublic partial class Net;")]
    public void Any_place_and_any_name(string declaration) => StrictCompiler.AssertClean(Marked(declaration));

    [Theory]
    [InlineData("public Net(string path) : this(7) => Load(path); public Net(int a, int b) : this((ulong)(a + b)) { }")]
    [InlineData("public float Loss(float[] a) => 0; public void ComputeGradients(int x) { } public int Predict() => InputSize;")]
    [InlineData("private int _samples; public int Run() => _samples++; public static int Work => 1; public override string ToString() => \"\";")]
    [InlineData("private readonly int _seed = 1; public void Initialize(int x) { } public int Forward => _seed; public object? Training { get; set; }")]
    [InlineData("public sealed class Engine { } public enum Kernels { A } public int MetricSet; private int _engine = 1; public int E => _engine;")]
    [InlineData("public int Guard => 1; public object? Unsafe { get; set; } public static int Math() => 2; public sealed class Vector512 { }")]
    [InlineData("public int Infer_ = 1, Infer = 2, ChunkSize = 3;")]
    public void A_class_with_members_of_its_own(string members) =>
        StrictCompiler.AssertClean($"{Attributes}\npublic partial class Net {{ {members} }}");

    [Fact]
    public void A_class_with_a_base_class_whose_members_have_the_same_names() => StrictCompiler.AssertClean(
        $$"""
        public abstract class Base { public int Training; protected void Initialize(ulong seed) { } public sealed class Engine { } public int Partition; }
        {{Attributes}} public sealed partial class Net : Base, System.IDisposable { public void Dispose() { } }
        """);

    [Fact]
    public void A_class_with_a_base_class_whose_members_it_hides() => StrictCompiler.AssertClean(
        $$"""
        public class Base<T> { public int Info, InputSize; public virtual void Save(string path) { } public float Predict; public void Fit(T data) { } }
        {{Attributes}} public partial class Net : Base<int>;
        """);

    [Fact]
    public void Classes_that_are_called_like_something_in_generated_code()
    {
        AssertCleanForEachName((name, i) => $"namespace Inner{i} {{ {Attributes} public partial class {name}; }}");
        AssertCleanForEachName((name, _) => $"{Attributes} public partial class {name};");
        AssertCleanForEachName((name, _) => $"namespace {name} {{ partial class Outer {{ {Attributes} public partial class Net; }} }}");
    }

    [Fact]
    public void Types_of_the_same_namespace_that_are_called_like_those_of_generated_code()
    {
        var types = string.Join("\n", GeneratedNames.All.Select(name => $"public sealed class {name};"));
        var attributes = string.Join("\n", new[]
            { "Flags", "ThreadStatic", "GeneratedCode", "MethodImpl" }.Select(name => $"public sealed class {name}Attribute;"));

        StrictCompiler.AssertClean($"namespace My;\n{Attributes}\npublic partial class Net;\n{types}\n{attributes}").AssertClean();
        StrictCompiler.AssertClean($"{Attributes}\npublic partial class Net;\n{types}\n{attributes}");
        StrictCompiler.AssertClean($"namespace My.Nets {{ {Attributes} public partial class Net; }} namespace My {{ {types} }}");
        StrictCompiler.AssertClean($"namespace My; partial class Outer {{ {Attributes} public partial class Net; {types} }}");
    }

    [Fact]
    public void Types_that_take_nint_from_the_language() => StrictCompiler.AssertClean(
        $"namespace A {{ {Attributes} public partial class @nint; }}", $"namespace B {{ {Attributes} public partial class Net; class @nint; }}");

    [Fact]
    public void Types_that_are_imported_everywhere() => StrictCompiler.AssertClean(
        $"global using Foreign;\nnamespace My {{ {Attributes} public partial class Net; }}",
        $"namespace Foreign {{ {string.Join("\n", GeneratedNames.All.Select(name => $"public sealed class {name};"))} }}");

    [Fact]
    public void Type_parameters_around_a_network() => StrictCompiler.AssertClean(
        $"partial class Outer<Vector256, Guard, Engine> {{ partial struct S<Span> {{ {Attributes} public partial class Net; }} }}");

    [Fact]
    public void A_large_network_whose_kernels_share_their_code_and_have_other_names() => StrictCompiler.AssertClean(
        File.ReadAllText(Path.Combine(SourcePaths.Root, "samples", "MlperfTiny", "VisualWakeWords.cs")),
        "namespace MlperfTinySample; partial class VisualWakeWords { public enum Kernels { A } public int Engine; public sealed class L { } public sealed class V { } }");

    [Theory]
    [InlineData("class", "event")]
    [InlineData("input", "output")]
    [InlineData("first", "first0")]
    [InlineData("last", "last1")]
    [InlineData("batch", "workspace")]
    [InlineData("parameters", "gradients")]
    [InlineData("network", "target")]
    [InlineData("worker", "barrier")]
    [InlineData("await", "var")]
    [InlineData("nameof", "scoped")]
    [InlineData("Kernels", "Guard")]
    [InlineData("_", "__")]
    [InlineData("0", "1")]
    [InlineData("a.b", "a_b")]
    [InlineData("encoder.0", "encoder.1")]
    [InlineData("loss", "probabilities")]
    [InlineData("v0", "c0_0")]
    [InlineData("logits", "scratch")]
    [InlineData("start", "end")]
    public void Layers_with_odd_names(string first, string second)
    {
        var layers = $"[Input(4), Dense(70, Name = \"{first}\", L2 = 0.1), Dense(66, Activation = Activation.GELU, Name = \"{second}\"), Dense(2)";
        var run = StrictCompiler.AssertClean(
            TestNetworks.Source($"{layers}, CrossEntropyLoss, Adam(0.1, ClipNorm = 1)]", "Classifier"),
            TestNetworks.Source($"{layers}, MeanSquaredErrorLoss, Adam(0.1)]", "Regression"));
        Assert.Contains($"\"{first}.weight\"", string.Concat(run.Files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_with_names_replaced_trains_like_any_other()
    {
        const string Body = "[Network, Input(4), Dense(40, Activation = Activation.Tanh), Dropout(0.1), Dense(3), CrossEntropyLoss, Adam(0.1), Accuracy]";
        using var loaded = StrictCompiler.AssertClean(
            $$"""
            namespace A { {{Body}} public partial class Net; }
            namespace B { {{Body}} public partial class Engine { internal int _seed, Training, Vector512; } class Guard; }
            """).Load();
        var (plain, clashing) = (loaded.Create<int>("A.Net", 3), loaded.Create<int>("B.Engine", 3));
        float[] inputs = [1, 2, 3, 4, -1, -2, -3, -4];

        for (var step = 0; step < 3; step++)
            Assert.Equal(plain.TrainStep(inputs, [0, 2]), clashing.TrainStep(inputs, [0, 2]));
        Assert.Equal(plain.Parameters.Sha256(), clashing.Parameters.Sha256());
    }

    private static void AssertCleanForEachName(Func<string, int, string> source) =>
        StrictCompiler.AssertClean(string.Join("\n", GeneratedNames.All.Select(source)));

    // The attributes belong to the class that is called last.
    private static string Marked(string declaration)
    {
        var place = declaration.LastIndexOf("partial class", StringComparison.Ordinal);
        var start = declaration.LastIndexOfAny(['{', ';', '\n', ']'], place) + 1;
        return $"{declaration[..start]} {Attributes} {declaration[start..]}";
    }
}
