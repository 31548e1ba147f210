using System.Reflection;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Losses;
using NetGen.Generators.Parsing;
using NetGen.Generators.Program;
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
        Same<Padding, PaddingKind>();
        Same<Interpolation, InterpolationKind>();
        Same<global::NetGen.Metrics.Averaging, AveragingKind>();
        Same<global::NetGen.Runtime.TargetRange, TargetRange>();

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
        foreach (var constructor in attribute.GetConstructors())
        {
            var arguments = constructor.GetParameters().Select(parameter => Argument(attribute, parameter.ParameterType)).ToArray();
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
    }

    // One number for both directions is that number for each.
    [Theory]
    [InlineData("Conv2D(2, 3)", "Conv2D(2, kernelHeight: 3, kernelWidth: 3)")]
    [InlineData("Conv2D(2, 3, Stride = 2)", "Conv2D(2, 3, StrideHeight = 2, StrideWidth = 2)")]
    [InlineData("Conv2D(2, 3, PaddingSize = 1)", "Conv2D(2, 3, PaddingHeight = 1, PaddingWidth = 1)")]
    [InlineData("Conv2D(2, 3, Stride = 2, StrideWidth = 1)", "Conv2D(2, 3, StrideHeight = 2)")]
    [InlineData("DepthwiseConv2D(2, Dilation = 3)", "DepthwiseConv2D(2, DilationHeight = 3, DilationWidth = 3)")]
    [InlineData("ConvTranspose2D(2, 3, Stride = 2, OutputPadding = 1)",
        "ConvTranspose2D(2, 3, Stride = 2, OutputPaddingHeight = 1, OutputPaddingWidth = 1)")]
    [InlineData("MaxPool2D(2, 3)", "MaxPool2D(2, 3, StrideHeight = 2, StrideWidth = 3)")]
    [InlineData("AvgPool2D(2)", "AvgPool2D(2, 2, Stride = 2, CountIncludePad = true)")]
    [InlineData("MaxPool1D(3)", "MaxPool1D(3, Stride = 3)")]
    [InlineData("ZeroPad2D(2)", "ZeroPad2D(2, 2, 2, 2)")]
    [InlineData("UpSample2D(2)", "UpSample2D(2, 2, Interpolation = Interpolation.Nearest)")]
    public void Numbers_for_both_directions_are_numbers_for_each(string together, string apart) =>
        Assert.Equal(Layer(together), Layer(apart));

    [Fact]
    public void Every_number_of_a_layer_reaches_it()
    {
        Assert.Equal(
            new ConvLayer(
                6,
                EquatableArray.Of(new SlidingWindow(3, 2, 3, PaddingKind.Valid, 1), new SlidingWindow(4, 5, 6, PaddingKind.Valid, 7)),
                new ActivationFunction(ActivationKind.ReLU)) { Groups = 2, UseBias = false },
            Layer("Conv2D(6, 3, 4, StrideHeight = 2, StrideWidth = 5, DilationHeight = 3, DilationWidth = 6, PaddingHeight = 1, "
                + "PaddingWidth = 7, Groups = 2, UseBias = false, Activation = Activation.ReLU)"));
        Assert.Equal(
            new DepthwiseConvLayer(EquatableArray.Of(new SlidingWindow(3, 1, 1, PaddingKind.Same)), ActivationFunction.Identity)
            {
                DepthMultiplier = 2,
            },
            Layer("DepthwiseConv1D(3, DepthMultiplier = 2, Padding = Padding.Same)"));
        Assert.Equal(
            new PoolLayer(WindowKind.AverageInside, EquatableArray.Of(new SlidingWindow(24, 1), new SlidingWindow(5, 1))),
            Layer("AvgPool2D(24, 5, Stride = 1, CountIncludePad = false)"));
        Assert.Equal(
            new BatchNormLayer(0.01, 1e-3, new ActivationFunction(ActivationKind.ReLU)) { UseScale = false },
            Layer("BatchNorm(Momentum = 0.01, Epsilon = 1e-3, UseScale = false, Activation = Activation.ReLU)"));
        Assert.Equal(new GroupNormLayer(4, 1e-5, ActivationFunction.Identity) { UseBias = false }, Layer("GroupNorm(4, UseBias = false)"));
        Assert.Equal(new ZeroPad2DLayer(new Margins(1, 2, 3, 4)), Layer("ZeroPad2D(1, 2, 3, 4)"));
        Assert.Equal(new ReshapeLayer(new Shape(2, 3, 4)), Layer("Reshape(2, 3, 4)"));
        Assert.Equal(new PermuteLayer(new Integers(3, 1, 2)), Layer("Permute(3, 1, 2)"));
    }

    [Theory]
    [InlineData("Dense(2, Activation = Activation.LeakyReLU)", "Dense(2, Activation = Activation.LeakyReLU, Slope = 0.01)")]
    [InlineData("Dense(2, Activation = Activation.ELU)", "Dense(2, Activation = Activation.ELU, Alpha = 1)")]
    [InlineData("Activation(Activation.CELU)", "Activation(Activation.CELU, Alpha = 1)")]
    public void Defaults_that_only_some_functions_look_at_are_the_same_too(string bare, string explicitly) =>
        Assert.Equal(TestNetworks.Graph(Rest(bare)), TestNetworks.Graph(Rest(explicitly)));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_layer_has_the_kind_of_its_attribute(Type attribute)
    {
        if (!attribute.IsSubclassOf(typeof(LayerAttribute)) || attribute.IsGenericType)
            return;

        var name = attribute.Name[..^"Attribute".Length];
        var arguments = attribute.GetConstructors()[0].GetParameters().Select(parameter => Argument(attribute, parameter.ParameterType));
        Assert.Equal(name, Layer($"{name}({string.Join(", ", arguments.Select(Literal))})").Kind);
    }

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

    private static Layer Layer(string layer)
    {
        var draft = NetworkParser.Parse(TestNetworks.Declaration($"[Network, {layer}] public partial class Net;"));
        return Assert.Single(draft.Layers).Value!;
    }

    private static object Argument(Type attribute, Type parameter) =>
        attribute == typeof(ActivationAttribute) ? Activation.LeakyReLU
        : attribute == typeof(PermuteAttribute) ? new[] { 2, 1 }
        : parameter == typeof(int[]) ? new[] { 2, 3 }
        : parameter == typeof(double) ? (object)0.5
        : 2;

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
        int[] numbers => $"new[] {{ {string.Join(", ", numbers)} }}",
        _ => FormattableString.Invariant($"{value}"),
    };
}
