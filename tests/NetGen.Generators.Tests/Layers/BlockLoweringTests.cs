using NetGen.Generators.Infrastructure;
using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>What layers made of blocks compute, in double, and its gradients by finite differences.</summary>
public sealed class BlockLoweringTests
{
    private static readonly LayerStack Identity = new("Identity", default);
    private static readonly LayerStack Flat = Stack(new FlattenLayer());
    private static readonly ActivationFunction Tanh = new(ActivationKind.Tanh);

    // x² of each element, without a parameter: what a branch gives is known.
    private static readonly LayerStack Squared = Stack(new MultiplyLayer(EquatableArray.Of(Identity, Identity)));

    [Fact]
    public void Each_use_computes_its_formula()
    {
        Same([1, 4, 9], new BlockLayer(Squared));
        Same([1, 256, 6561], new RepeatLayer(Squared, 3));
        Same([2, 6, 12], new ResidualLayer(Squared, null, ActivationFunction.Identity));
        Same([2, 8, 18], new ResidualLayer(Squared, Squared, ActivationFunction.Identity));
        Same([2, 4, 6], new ResidualLayer(Identity, null, new ActivationFunction(ActivationKind.ReLU)));
        Same([1, 2, 3, 1, 4, 9, 1, 2, 3], new ConcatLayer(EquatableArray.Of(Identity, Squared, Identity)));
        Same([2, 6, 12], new AddLayer(EquatableArray.Of(Squared, Identity)));
        Same([1, 8, 27], new MultiplyLayer(EquatableArray.Of(Squared, Identity)));

        static void Same(double[] expected, Layer layer)
        {
            var check = new GradientCheck { Batch = 1 };
            var x = check.Fixed("x", batched: true, [1, 2, 3], 3);
            Near.Equal(expected, check.Evaluate(layer.Lower(check.Context, x)), 0, layer.Description);
            Assert.Equal(layer.OutputShape(x.Shape).Size, expected.Length);
        }
    }

    [Fact]
    public void A_concatenation_joins_the_channels_of_each_position()
    {
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4, 5, 6, 7, 8], 2, 2);
        var output = new ConcatLayer(EquatableArray.Of(Identity, Squared)).Lower(check.Context, x);
        Assert.Equal(new Shape(2, 4), output.Shape);
        Near.Equal([1, 2, 1, 4, 3, 4, 9, 16, 5, 6, 25, 36, 7, 8, 49, 64], check.Evaluate(output), 0, "concatenated");
    }

    [Fact]
    public void Gradients_of_every_use_are_right()
    {
        var body = Stack(new DenseLayer(3, Tanh), new DenseLayer(4, ActivationFunction.Identity));
        var wide = Stack(new DenseLayer(6, Tanh));
        Verify(new BlockLayer(body), 4);
        Verify(new RepeatLayer(body, 3), 4);
        Verify(new ResidualLayer(body, null, Tanh), 4);
        Verify(new ResidualLayer(wide, wide, new ActivationFunction(ActivationKind.PReLU)), 4);
        Verify(new ConcatLayer(EquatableArray.Of(Identity, body, wide, Identity)), 4);
        Verify(new AddLayer(EquatableArray.Of(body, Identity)), 4);
        Verify(new MultiplyLayer(EquatableArray.Of(body, body)), 4);
        Verify(new MultiplyLayer(EquatableArray.Of(Identity, Identity)), 4);
    }

    [Fact]
    public void Gradients_of_blocks_in_blocks_are_right()
    {
        var inner = Stack(new ResidualLayer(Stack(new DenseLayer(3, Tanh)), null, Tanh));
        var dense = Stack(new ConcatLayer(EquatableArray.Of(Identity, inner)), new DenseLayer(3, Tanh));
        Verify(new RepeatLayer(Stack(new AddLayer(EquatableArray.Of(dense, inner))), 2), 3);
    }

    // Both orders, and an image: the gate is one value a channel, 4 from 2×3×4.
    [Fact]
    public void Gradients_of_a_gate_on_channels_are_right()
    {
        var gate = Stack(new FlattenLayer(), new DenseLayer(4, new ActivationFunction(ActivationKind.Sigmoid)));
        Verify(new MultiplyLayer(EquatableArray.Of(Identity, gate)), 2, 3, 4);
        Verify(new AddLayer(EquatableArray.Of(gate, Identity)), 2, 3, 4);
    }

    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(2, 3, 1)]
    [InlineData(4)]
    public void Gradients_of_gates_of_every_shape_are_right(params int[] shape)
    {
        var check = new GradientCheck { Batch = 2 };
        var (gate, x) = (check.Batched("gate", shape), check.Batched("x", 2, 3, 4));
        var output = Elementwise.Combine(check.Context, "", (a, b) => a * b, gate, x);
        Assert.Equal(new Shape(2, 3, 4), output.Shape);
        check.Verify(output);
    }

    [Fact]
    public void Parameters_have_paths_for_names_and_the_layers_around_keep_theirs()
    {
        var table = new ParameterTable();
        var context = new LoweringContext(table, training: true) { LayerName = "residual1" };
        var inner = Stack(new RepeatLayer(Stack(new DenseLayer(4, Tanh)), 2));
        var layer = new ResidualLayer(inner, Flat, new ActivationFunction(ActivationKind.PReLU));
        layer.Lower(context, new Tensor("x", TensorRole.Input, batched: true, new Shape(4)));
        Assert.Equal(
            [
                ("residual1.l0.0.l0.weight", "residual1.l0.0.l0"), ("residual1.l0.0.l0.bias", "residual1.l0.0.l0"),
                ("residual1.l0.1.l0.weight", "residual1.l0.1.l0"), ("residual1.l0.1.l0.bias", "residual1.l0.1.l0"),
                ("residual1.prelu.weight", "residual1"),
            ],
            table.Parameters.Select(parameter => (parameter.Name, parameter.LayerName)));
        Assert.Equal("residual1", context.LayerName);
    }

    private static void Verify(Layer layer, params int[] shape)
    {
        var check = new GradientCheck { Batch = 2 };
        var input = check.Batched("x", shape);
        Assert.Null(layer.ShapeProblem(input.Shape));
        var output = layer.Lower(check.Context, input);
        Assert.Equal(layer.OutputShape(input.Shape), output.Shape);
        Assert.Equal(layer.Parameters(input.Shape), check.FillDeclaredParameters());
        check.Verify(output);
    }

    private static LayerStack Stack(params Layer[] layers) => new(
        "Stack",
        layers.Select((layer, i) => new StackedLayer(layer, $"l{i}", "", new PlaceInBlock("", i, null))).ToEquatableArray());
}
