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
