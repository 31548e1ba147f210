using NetGen.Generators.Layers;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Layers;

/// <summary>Every layer by itself: the gradients of its input and of its parameters.</summary>
public sealed class LayerGradientTests
{
    public static TheoryData<string> Activations => [.. Enum.GetNames<ActivationKind>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Gradients_of_every_activation_layer_are_right(string kind) =>
        Verify(new ActivationLayer(new ActivationFunction(Enum.Parse<ActivationKind>(kind), Slope: 0.3, Alpha: 0.8)), 5);

    [Fact]
    public void Gradients_of_a_dense_layer_are_right() => Verify(new DenseLayer(4, new ActivationFunction(ActivationKind.Tanh)), 5);

    [Fact]
    public void Gradients_of_a_dense_layer_without_bias_are_right() =>
        Verify(new DenseLayer(4, new ActivationFunction(ActivationKind.Sigmoid)) { UseBias = false }, 5);

    [Fact]
    public void Gradients_of_a_dense_layer_with_one_unit_are_right() => Verify(new DenseLayer(1, ActivationFunction.Identity), 5);

    [Fact]
    public void Gradients_pass_through_a_flattening() => Verify(new FlattenLayer(), 2, 3);

    [Fact]
    public void Gradients_of_dropout_pass_what_was_kept() => Verify(new DropoutLayer(0.4), 6);

    [Fact]
    public void Dropout_scales_what_it_keeps_and_does_nothing_at_inference()
    {
        var layer = new DropoutLayer(0.25);
        var check = new GradientCheck { Batch = 1, Random = (_, index) => index / 4.0 };
        var x = check.Fixed("x", batched: true, [1, 2, 3, 4], 4);

        // Random numbers 0, 1/4, 1/2, 3/4: only the first is below the rate.
        Near.Equal([0, 2 / 0.75, 3 / 0.75, 4 / 0.75], check.Evaluate(layer.Lower(check.Context, x)), 1e-15, "kept");
        Assert.Same(x, layer.Lower(new LoweringContext(new ParameterTable(), training: false), x));
    }

    [Fact]
    public void Softmax_gives_probabilities_and_LogSoftmax_their_logarithms()
    {
        var check = new GradientCheck { Batch = 2 };
        var x = check.Fixed("x", batched: true, [Math.Log(1), Math.Log(2), Math.Log(5), 1000, 1000, 1000], 3);

        var softmax = new ActivationFunction(ActivationKind.Softmax).Lower(check.Context, x, "");
        var logSoftmax = new ActivationFunction(ActivationKind.LogSoftmax).Lower(check.Context, x, "");

        double[] expected = [1 / 8.0, 2 / 8.0, 5 / 8.0, 1 / 3.0, 1 / 3.0, 1 / 3.0];
        Near.Equal(expected, check.Evaluate(softmax), 1e-15, "softmax");
        Near.Equal([.. expected.Select(p => Math.Log(p))], check.Evaluate(logSoftmax), 1e-15, "log-softmax");
    }

    [Fact]
    public void A_dense_weight_is_out_by_in_to_the_world_and_in_by_out_in_memory()
    {
        var parameters = new ParameterTable();
        var context = new LoweringContext(parameters, training: false) { LayerName = "dense1" };

        new DenseLayer(4, ActivationFunction.Identity).Lower(context, new Tensor("x", TensorRole.Input, batched: true, new Shape(5)));

        var weight = parameters.Parameters[0];
        Assert.Equal(("dense1.weight", new Shape(4, 5), new Shape(5, 4)), (weight.Name, weight.LogicalShape, weight.Tensor.Shape));
        Assert.Equal([1, 4], weight.Strides);
    }

    private static void Verify(Layer layer, params int[] inputShape)
    {
        var check = new GradientCheck { Random = (stream, index) => ((stream * 31) + (index * 17)) % 10 / 10.0 };
        var input = check.Batched("input", inputShape);

        var output = layer.Lower(check.Context, input);
        Assert.Equal(layer.OutputShape(new Shape(inputShape)), output.Shape);
        Assert.Equal(layer.Parameters(new Shape(inputShape)), check.FillDeclaredParameters());

        check.Verify(output);
    }
}
