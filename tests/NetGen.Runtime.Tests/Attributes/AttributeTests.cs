using System.Reflection;
using Xunit;

namespace NetGen.Runtime.Tests.Attributes;

public class AttributeTests
{
    private static readonly List<Type> s_types =
    [
        .. typeof(NetworkAttribute).Assembly.GetTypes()
            .Where(type => type.Namespace == "NetGen" && type.IsAssignableTo(typeof(Attribute))),
    ];

    public static TheoryData<Type> All => [.. s_types];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_attribute_stands_on_a_class_is_sealed_and_not_inherited(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false);
        Assert.NotNull(usage);
        Assert.Equal(AttributeTargets.Class, usage.ValidOn);
        Assert.False(usage.Inherited);
        Assert.True(type.IsSealed || type.IsAbstract);
        Assert.True(type.IsPublic);
        Assert.Equal("NetGen", type.Namespace);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Layers_may_repeat_and_everything_else_stands_once(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        bool repeats = type.IsAssignableTo(typeof(LayerAttribute)) || type == typeof(InputAttribute);
        Assert.Equal(repeats, type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false)!.AllowMultiple);
    }

    [Fact]
    public void There_are_42_layers_and_uses_of_blocks_9_losses_7_optimizers_and_10_metrics()
    {
        Assert.Equal(42, Count<LayerAttribute>());
        Assert.Equal(9, Count<LossAttribute>());
        Assert.Equal(7, Count<OptimizerAttribute>());
        Assert.Equal(10, Count<MetricAttribute>());
    }

    [Fact]
    public void Input_takes_one_two_three_or_any_number_of_axes()
    {
        Assert.Equal([4], new InputAttribute(4).Shape);
        Assert.Equal([7, 3], new InputAttribute(steps: 7, channels: 3).Shape);
        Assert.Equal([28, 28, 1], new InputAttribute(height: 28, width: 28, channels: 1).Shape);
        Assert.Equal([2, 3, 4, 5], new InputAttribute(2, 3, 4, 5).Shape);
    }

    [Fact]
    public void Aliases_are_the_same_value()
    {
        Assert.Equal(Activation.SiLU, Activation.Swish);
        Assert.Equal(Initializer.XavierUniform, Initializer.GlorotUniform);
        Assert.Equal(Initializer.XavierNormal, Initializer.GlorotNormal);
    }

    private static int Count<T>() => s_types.Count(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)));
}
