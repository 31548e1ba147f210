using NetGen.Generators.Losses;
using NetGen.Generators.Parsing;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Analyzers.Tests;

public sealed class DeclarationAnalyzerTests
{
    private const string Rest = "[Network, Input(2), Dense(1), MeanSquaredErrorLoss, Sgd(0.1)]";

    [Theory]
    [InlineData("public partial class Net;")]
    [InlineData("partial class Outer<T> { protected internal partial class Net; }")]
    [InlineData("namespace A.B { public sealed partial class Net { private int _mine = 1; public int Mine => _mine++; } }")]
    public Task A_partial_class_of_its_own_is_right(string source) =>
        AnalyzerVerifier.Verify(source.Replace("public partial", Rest + " public partial", StringComparison.Ordinal)
            .Replace("protected internal partial", Rest + " protected internal partial", StringComparison.Ordinal)
            .Replace("public sealed partial", Rest + " public sealed partial", StringComparison.Ordinal));

    [Fact]
    public Task A_network_must_be_partial() => AnalyzerVerifier.Verify(
        [$"{Rest}\npublic class {{|NETGEN0002:Net|}};"],
        ["Network 'Net' must be partial, because NetGen adds to it"],
        "CS0260");

    [Fact]
    public Task All_types_around_a_network_must_be_partial() => AnalyzerVerifier.Verify(
        [
            $$"""
            public class {|NETGEN0002:Outer|}
            {
                public partial class Middle
                {
                    public class {|NETGEN0002:Inner|}
                    {
                        {{Rest}}
                        public partial class Net;
                    }
                }
            }
            """,
        ],
        [
            "Type 'Outer' around network 'Net' must be partial, because NetGen adds to it",
            "Type 'Inner' around network 'Net' must be partial, because NetGen adds to it",
        ],
        "CS0260");

    [Fact]
    public Task Layers_on_another_declaration_leave_the_order_open() => AnalyzerVerifier.Verify(
        [
            "[Network, Input(2), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;",
            "[{|NETGEN0003:Dense(1)|}, Dense(2)] partial class Net;",
        ],
        [
            "[Dense] stands on another declaration of network 'Net' than [Network], which leaves the order of layers open; "
            + "keep all attributes of a network on one",
        ]);

    [Fact]
    public Task Each_further_declaration_is_named_once() => AnalyzerVerifier.Verify(
        """
        [{|NETGEN0003:Dense(1)|}] partial class Net;
        [Network, Input(2)] public partial class Net;
        [{|NETGEN0003:MeanSquaredErrorLoss|}, Sgd(0.1)] partial class Net;
        """);

    [Fact]
    public Task Values_are_checked_on_every_declaration() => AnalyzerVerifier.Verify(
        """
        [Network, Input(2), MeanSquaredErrorLoss, Sgd(0.1)] public partial class Net;
        [{|NETGEN0003:Dense({|NETGEN0009:0|})|}] partial class Net;
        """);

    [Fact]
    public Task Another_declaration_without_attributes_of_NetGen_is_right() => AnalyzerVerifier.Verify(
        $"{Rest} public partial class Net;\n[Obsolete(\"old\")] partial class Net;");

    [Theory]
    [InlineData("public partial record {|NETGEN0004:Net|};", "a record: a network is compared by identity, not by value")]
    [InlineData("public static partial class {|NETGEN0004:Net|};", "static: it holds its weights")]
    [InlineData("public partial class {|NETGEN0004:Net|}<T>;", "generic: its code is made once, for its own shapes")]
    [InlineData("file partial class {|NETGEN0004:Net|};", "local to a file: its other half is in another file")]
    [InlineData("public partial class {|NETGEN0004:Net|}(int units);", "declared with a primary constructor: its constructor is generated")]
    public Task A_network_is_a_plain_class(string declaration, string why) => AnalyzerVerifier.Verify(
        $"{Rest}\n{declaration}", $"Network 'Net' can't be {why}");

    [Theory]
    [InlineData("namespace A { class @var; namespace B { REST public partial class {|NETGEN0004:Net|}; } }")]
    [InlineData("partial class Outer<@var> { REST public partial class {|NETGEN0004:Net|}; }")]
    [InlineData("REST public partial class {|NETGEN0004:Net|} { class @var; }")]
    [InlineData("REST public partial class {|NETGEN0004:@var|};")]
    public Task No_type_takes_var_from_the_language(string source) =>
        AnalyzerVerifier.Verify(source.Replace("REST", Rest, StringComparison.Ordinal));

    [Fact]
    public Task A_network_nested_in_a_file_local_class_is_file_local() => AnalyzerVerifier.Verify(
        $"file partial class Outer {{ {Rest} public partial class {{|NETGEN0004:Net|}}; }}");

    [Fact]
    public Task A_network_does_not_derive_from_another() => AnalyzerVerifier.Verify(
        $"""
        {Rest} public partial class First;
        public class Between : First;
        {Rest} public partial class {"{|NETGEN0004:Second|}"} : Between;
        """,
        "Network 'Second' can't be derived from another network: their members would hide each other");

    public static TheoryData<string> PublicMembers => [.. PublicNames.For(Link.Softmax)];

    [Theory]
    [MemberData(nameof(PublicMembers))]
    public Task A_network_is_not_called_like_one_of_its_members(string name) => AnalyzerVerifier.Verify(
        $"[Network, Input(2), Dense(2), CrossEntropyLoss, Sgd(0.1)] public partial class {{|NETGEN0029:{name}|}};",
        $"Network '{name}' has the name of a member that NetGen adds to the class; choose another name");

    [Theory]
    [MemberData(nameof(PublicMembers))]
    public Task A_member_of_the_users_has_no_name_of_a_generated_one(string name) => AnalyzerVerifier.Verify(
        $"[Network, Input(2), Dense(2), CrossEntropyLoss, Sgd(0.1)] public partial class Net {{ public int {{|NETGEN0029:{name}|}} => 1; }}",
        $"Member '{name}' of network 'Net' has the name of a member that NetGen adds to the class; choose another name");

    [Theory]
    [InlineData("public int {|NETGEN0029:Info|}() => 1;")]
    [InlineData("public void {|NETGEN0029:Save|}(string place) { }")]
    [InlineData("public void {|NETGEN0029:Load|}(System.IO.Stream? from) { }")]
    [InlineData("public void {|NETGEN0029:ApplyGradients|}() { }")]
    [InlineData("public {|NETGEN0029:Net|}(ulong number) { }")]
    [InlineData("public sealed class {|NETGEN0029:Save|} { }")]
    [InlineData("private readonly int {|NETGEN0029:Fit|} = 1; public int Mine => Fit;")]
    public Task A_method_a_type_and_a_field_take_a_name_too(string member) =>
        AnalyzerVerifier.Verify($"{Rest} public partial class Net;\npartial class Net {{ {member} }}");

    [Theory]
    [InlineData("public partial class Net { public float Predict(float[] values) => values[0]; private static void Save(int number) { } public Net(int a) : this(1ul) { } }")]
    [InlineData("public partial class Net { public int Classify => 1; public void PredictProbabilities() { } }")]
    [InlineData("public partial class Classify;")]
    [InlineData("public partial class LossNetwork { private int _info, fit = 1; public int Mine => fit + _info++; }")]
    public Task Overloads_and_names_of_other_networks_are_free(string network) => AnalyzerVerifier.Verify($"{Rest} {network}");

    [Fact]
    public Task A_taken_name_stands_among_other_mistakes() => AnalyzerVerifier.Verify(
        "[Network, Input(2), Dense({|NETGEN0009:0|}), MeanSquaredErrorLoss, Sgd(0.1)] public partial class {|NETGEN0029:Loss|};");

    [Fact]
    public async Task The_generated_members_themselves_take_no_names()
    {
        var run = GeneratorRun.Of($"{Rest} public partial class Net;").AssertClean();
        Assert.Empty(await NetGenAnalyzers.Run(run.Output));
    }

    [Fact]
    public Task Layers_without_Network_have_no_effect() => AnalyzerVerifier.Verify(
        "[{|NETGEN0022:Input(2)|}, Dense(1)] public partial class Net;",
        "[Input] has no effect because class 'Net' isn't marked with [Network] or [Block]");

    [Fact]
    public Task Attributes_of_the_same_name_from_elsewhere_are_not_looked_at() => AnalyzerVerifier.Verify(
        """
        namespace Other { [AttributeUsage(AttributeTargets.Class)] public sealed class DenseAttribute(int n) : Attribute { public int N => n; } }
        namespace Mine { [Other.Dense(0)] public class Thing; }
        """);
}
