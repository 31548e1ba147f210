using NetGen.Generators.Infrastructure;
using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Parsing;

public sealed class NetworkReaderTests
{
    [Theory]
    [InlineData("[Network] public partial class Net;", "", "", "Net", "public", "Net")]
    [InlineData("[Network] partial class Net;", "", "", "Net", "internal", "Net")]
    [InlineData("namespace A.B; [Network] internal partial class Net;", "A.B", "", "Net", "internal", "A.B.Net")]
    [InlineData("namespace @int.@var { [Network] public partial class @class; }", "@int.@var", "", "@class", "public", "int.var.class")]
    [InlineData(
        "namespace A; partial class B { partial struct C { [Network] private partial class Net; } }",
        "A", "partial class B|partial struct C", "Net", "private", "A.B.C.Net")]
    [InlineData(
        "partial record B<T> where T : class { partial record struct C<@in, U> { [Network] protected internal partial class Net; } }",
        "", "partial record B<T>|partial record struct C<@in, U>", "Net", "protected internal", "B`1.C`2.Net")]
    [InlineData(
        "public partial interface B<T, U> { [Network] partial class Net; }",
        "", "partial interface B<T, U>", "Net", "public", "B`2.Net")]
    [InlineData(
        "static partial class S { ref partial struct R { [Network] private protected partial class Net; } }",
        "", "partial class S|partial struct R", "Net", "private protected", "S.R.Net")]
    public void The_class_is_read_so_that_its_other_half_can_be_declared(
        string source, string @namespace, string containers, string name, string accessibility, string hint)
    {
        // private protected isn't allowed in a struct; only the reading matters here.
        var expected = new TypeModel(
            @namespace, containers.Split('|', StringSplitOptions.RemoveEmptyEntries).ToEquatableArray(), name, accessibility, hint);
        Assert.Equal(expected, TestNetworks.Declaration(source).Type);
    }

    [Theory]
    [InlineData("Dense(3)", "Dense", "units=3")]
    [InlineData("Dense(units: 1 + 2, L2 = 1, UseBias = false)", "Dense", "units=3 L2=1 UseBias=False")]
    [InlineData("DenseAttribute(3, Activation = Activation.Swish, Name = \"a\")", "Dense", "units=3 Activation=9 Name=a")]
    [InlineData("NetGen.Dense(3, Name = null)", "Dense", "units=3")]
    [InlineData("Input(4)", "Input", "features=4")]
    [InlineData("Input(28, channels: 1, width: 20)", "Input", "height=28 width=20 channels=1")]
    [InlineData("Input(1, 2, 3, 4)", "Input", "shape=1,2,3,4")]
    [InlineData("Input", "Input", "shape=")]
    [InlineData("CrossEntropyLoss(ClassWeights = new double[] { 1, 0.5f })", "CrossEntropyLoss", "ClassWeights=1,0.5")]
    [InlineData("CrossEntropyLoss(ClassWeights = null)", "CrossEntropyLoss", "")]
    [InlineData("Adam(1e-3)", "Adam", "learningRate=0.001")]
    [InlineData("Dropout(1 / 3d)", "Dropout", "rate=0.3333333333333333")]
    public void An_attribute_becomes_a_short_name_and_arguments_by_name(string attribute, string name, string arguments)
    {
        var declaration = TestNetworks.Declaration($"[Network, {attribute}] public partial class Net;");
        var model = declaration.Attributes[1];
        Assert.Equal(name, model.Name);
        Assert.Equal(arguments, string.Join(" ", model.Arguments.Select(argument => $"{argument.Name}={Show(argument.Value)}")));
        Assert.False(model.HasErrors);
    }

    [Fact]
    public void Attributes_keep_their_order_over_lists_comments_and_directives()
    {
        var declaration = TestNetworks.Declaration(
            """
            using D = NetGen.DenseAttribute;
            [Input(4), D(1)] // first
            [Network]
            #if true
            [Dense(2), Flatten]
            #else
            [Dense(99)]
            #endif
            /* and */ [D(3)]
            public partial class Net;
            """);
        Assert.Equal(
            ["Input", "Dense", "Network", "Dense", "Flatten", "Dense"], declaration.Attributes.Select(attribute => attribute.Name));
        var dense = declaration.Attributes.Where(attribute => attribute.Name == "Dense");
        Assert.Equal([1, 2, 3], dense.Select(attribute => attribute.Int("units")));
    }

    [Fact]
    public void Attributes_from_elsewhere_are_left_out()
    {
        var declaration = TestNetworks.Declaration(
            """
            namespace Mine
            {
                [Network, Serializable, Other.Dense(3), Obsolete] public partial class Net;
            }

            namespace Other
            {
                [AttributeUsage(AttributeTargets.Class)]
                public sealed class DenseAttribute(int units) : Attribute { public int Units => units; }
            }
            """);
        Assert.Equal(["Network"], declaration.Attributes.Select(attribute => attribute.Name));
    }

    [Theory]
    [InlineData("Dense(Nowhere)")]
    [InlineData("Dense")]
    [InlineData("Dense(\"3\")")]
    [InlineData("Dense(3, L1 = Nowhere)")]
    [InlineData("CrossEntropyLoss(ClassWeights = new[] { 1.0, Nowhere })")]
    public void An_argument_that_the_compiler_rejects_is_marked(string attribute) =>
        Assert.True(TestNetworks.Declaration($"[Network, {attribute}] public partial class Net;").Attributes[1].HasErrors);

    [Theory]
    [InlineData("  // a comment\n\n[Network, Input(4)]   [Dense( 3 )] public partial class Net { int _mine; }", true)]
    [InlineData("[Network, Input(2 + 2), Dense(units: 3)] public partial class Net;", true)]
    [InlineData("[Network, Input(4), Dense(3)] public sealed partial class Net;", true)]
    [InlineData("[Network, Input(4), Dense(4)] public partial class Net;", false)]
    [InlineData("[Network, Dense(3), Input(4)] public partial class Net;", false)]
    [InlineData("[Network, Input(4), Dense(3)] internal partial class Net;", false)]
    [InlineData("[Network, Input(4), Dense(3)] public partial class Net2;", false)]
    [InlineData("[Network, Input(4), Dense(3)] public class Net;", false)]
    public void Declarations_are_equal_if_they_mean_the_same(string source, bool equal)
    {
        var original = TestNetworks.Declaration("[Network, Input(4), Dense(3)] public partial class Net;");
        var other = TestNetworks.Declaration(source);
        Assert.Equal(equal, original.Equals(other));
        Assert.True(!equal || original.GetHashCode() == other.GetHashCode());
    }

    private static string Show(object value) => value switch
    {
        Integers numbers => string.Join(",", numbers.Select(Show2)),
        EquatableArray<double> numbers => string.Join(",", numbers.Select(Show2)),
        _ => Show2(value),
    };

    private static string Show2<T>(T value) => FormattableString.Invariant($"{value}");
}
