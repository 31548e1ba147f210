using System.Reflection;
using NetGen.Generators.Losses;
using NetGen.Generators.Parsing;
using NetGen.Generators.Spec;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Parsing;

/// <summary>The compiler never loads NetGen.dll, so names and defaults stand twice. Here the two are held together.</summary>
public sealed class OneTruthTests
{
    public static TheoryData<Type> Parts =>
    [
        .. typeof(NetworkAttribute).Assembly.GetTypes()
            .Where(type => !type.IsAbstract
                && (type.IsSubclassOf(typeof(LayerAttribute)) || type.IsSubclassOf(typeof(LossAttribute))
                    || type.IsSubclassOf(typeof(OptimizerAttribute)) || type.IsSubclassOf(typeof(MetricAttribute)))),
    ];

    [Fact]
    public void Enums_have_the_same_members()
    {
        Same<Activation, ActivationKind>();
        Same<Initializer, InitializerKind>();
        Same<global::NetGen.Metrics.Averaging, AveragingKind>();

        static void Same<TPublic, TModel>()
            where TPublic : struct, Enum
            where TModel : struct, Enum
        {
            foreach (var model in Enum.GetValues<TModel>())
                Assert.Equal(Convert.ToInt32(Enum.Parse<TPublic>(model.ToString()), null), Convert.ToInt32(model, null));
            Assert.Equal(Enum.GetValues<TPublic>().Distinct().Count(), Enum.GetValues<TModel>().Length);
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_attribute_is_known_to_one_parser(Type attribute)
    {
        var name = ShortName(attribute);
        bool[] known = [LayerParser.Knows(name), LossParser.Knows(name), OptimizerParser.Knows(name), MetricParser.Knows(name)];
        bool[] expected =
        [
            attribute.IsSubclassOf(typeof(LayerAttribute)), attribute.IsSubclassOf(typeof(LossAttribute)),
            attribute.IsSubclassOf(typeof(OptimizerAttribute)), attribute.IsSubclassOf(typeof(MetricAttribute)),
        ];
        Assert.Equal(expected, known);
    }

    // Written out with the values that the attribute itself has, an attribute means the same as without them.
    [Theory]
    [MemberData(nameof(Parts))]
    public void Defaults_are_those_of_the_attribute(Type attribute)
    {
        if (attribute.IsGenericTypeDefinition)
            attribute = attribute.MakeGenericType([.. attribute.GetGenericArguments().Select(_ => typeof(Identity))]);
        var name = Usage(attribute);
        var constructor = Assert.Single(attribute.GetConstructors());
        var arguments = constructor.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(double) ? 0.5 : (object)2)
            .ToArray();
        if (attribute == typeof(ActivationAttribute))
            arguments = [Activation.LeakyReLU];
        var instance = constructor.Invoke(arguments);
        var positional = string.Join(", ", arguments.Select(Literal));
        var named = attribute.GetProperties()
            .Where(property => property is { CanWrite: true })
            .Select(property => $"{property.Name} = {Literal(property.GetValue(instance))}");

        var bare = Parse(name, positional);
        var explicitly = Parse(name, string.Join(", ", named.Prepend(positional).Where(text => text.Length > 0)));
        Assert.NotNull(bare);
        Assert.Equal(bare, explicitly);
    }

    [Theory]
    [InlineData("Dense(2, Activation = Activation.LeakyReLU)", "Dense(2, Activation = Activation.LeakyReLU, Slope = 0.01)")]
    [InlineData("Dense(2, Activation = Activation.ELU)", "Dense(2, Activation = Activation.ELU, Alpha = 1)")]
    [InlineData("Activation(Activation.CELU)", "Activation(Activation.CELU, Alpha = 1)")]
    public void Defaults_that_only_some_functions_look_at_are_the_same_too(string bare, string explicitly) =>
        Assert.Equal(TestNetworks.Graph(Rest(bare)), TestNetworks.Graph(Rest(explicitly)));

    [Fact]
    public void A_layer_is_called_what_its_attribute_is_called()
    {
        var graph = TestNetworks.Graph(
            "[Input(2, 1), Flatten, Dense(1), Dropout(0.5), Activation(Activation.ReLU), HuberLoss, Lion(1e-4)]");
        Assert.Equal(["Flatten", "Dense", "Dropout", "Activation"], graph.Spec.Layers.Select(layer => layer.Kind));
        Assert.Equal("HuberLoss", graph.Spec.Loss.Kind);
        Assert.Equal("Lion", graph.Spec.Optimizer.Kind);
    }

    [Theory]
    [InlineData("Dense(2), CrossEntropyLoss", nameof(Link.Softmax))]
    [InlineData("Dense(1), BinaryCrossEntropyLoss", nameof(Link.Sigmoid))]
    [InlineData("Dense(2), MeanSquaredErrorLoss", nameof(Link.None))]
    public void Names_that_a_user_cannot_have_are_those_of_the_generated_members(string parts, string link)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        using var loaded = GeneratorRun.Of($"[Network, Input(2), {parts}, Adam(0.1)] public partial class Net;").Load();
        var names = loaded.Type("Net").GetMembers(Public)
            .Where(member => member is not MethodBase { IsSpecialName: true })
            .Select(member => member.Name)
            .Distinct();
        Assert.Equal(PublicNames.For(Enum.Parse<Link>(link)).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    // As the model calls it, and as it is written.
    private static string ShortName(Type attribute)
    {
        var name = attribute.Name.Split('`')[0][..^"Attribute".Length];
        return attribute.IsGenericType ? name + "<>" : name;
    }

    private static string Usage(Type attribute) => attribute.IsGenericType
        ? $"{ShortName(attribute)[..^2]}<{string.Join(", ", attribute.GetGenericArguments().Select(type => type.Name))}>"
        : ShortName(attribute);

    private static string Rest(string layer) => $"[Input(2), Dense(2), {layer}, MeanSquaredErrorLoss, Sgd(0.1)]";

    private static object? Parse(string name, string arguments)
    {
        var draft = NetworkParser.Parse(TestNetworks.Declaration($"[Network, {name}({arguments})] public partial class Net;"));
        return (object?)draft.Layers.Select(layer => layer.Value).FirstOrDefault()
            ?? (object?)draft.Loss?.Value
            ?? (object?)draft.Optimizer?.Value
            ?? draft.Metrics.Select(metric => metric.Value).FirstOrDefault();
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double.NaN => "double.NaN",
        Enum constant => $"({constant.GetType().FullName}){Convert.ToInt32(constant, null)}",
        _ => FormattableString.Invariant($"{value}"),
    };
}
