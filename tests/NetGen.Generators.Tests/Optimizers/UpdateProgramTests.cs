using NetGen.Generators.Infrastructure;
using NetGen.Generators.Optimizers;
using NetGen.Generators.Passes;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Reference;
using NetGen.Reference.Golden;
using Xunit;

namespace NetGen.Generators.Tests.Optimizers;

public sealed class UpdateProgramTests
{
    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["Sgd"] = new SgdOptimizer(0.1, 0, 0, false, 0.1),
        ["Momentum"] = new SgdOptimizer(0.1, 0.9, 0.25, false, 0.1),
        ["Nesterov"] = new SgdOptimizer(0.1, 0.9, 0, true, 0.1),
        ["RmsProp"] = new RmsPropOptimizer(0.1, 0.99, 1e-8, 0, false, 0.1),
        ["CenteredRmsProp"] = new RmsPropOptimizer(0.1, 0.99, 1e-8, 0.9, true, 0.1),
        ["Adagrad"] = new AdagradOptimizer(0.1, 0.1, 0, 1e-10, 0.1),
        ["AccumulatedAdagrad"] = new AdagradOptimizer(0.1, 0, 0.5, 1e-10, 0),
        ["Adam"] = new AdamOptimizer(0.1, 0.9, 0.999, 1e-8, 0.1, false, false),
        ["AmsGrad"] = new AdamOptimizer(0.1, 0.9, 0.999, 1e-8, 0, true, false),
        ["AdamWithoutMemory"] = new AdamOptimizer(0.1, 0, 0, 1e-8, 0, false, false),
        ["AdamW"] = new AdamOptimizer(0.1, 0.9, 0.999, 1e-8, 0.1, false, true),
        ["NAdam"] = new NAdamOptimizer(0.1, 0.9, 0.999, 1e-8, 0.1, 4e-3),
        ["Lion"] = new LionOptimizer(0.1, 0.9, 0.99, 0.1),
        ["Clipped"] = new AdamOptimizer(0.1, 0.9, 0.999, 1e-8, 0, false, false) { ClipValue = 0.5, ClipNorm = 1 },
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_of_0_without_gradient_stays_0(string name)
    {
        // So does the padding between parameters, which is updated with the rest of the block.
        var weights = Run(Optimizers[name], start: [0, 1], gradient: [0, 0.3], steps: 5);

        Assert.Equal(0, weights[0]);
        Assert.NotEqual(1, weights[1]);
        Assert.True(double.IsFinite(weights[1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_update_is_one_pass_over_the_block(string name)
    {
        var optimizer = Optimizers[name];
        var update = OptimizerLowering.Lower(optimizer, 48);

        var pass = Assert.IsType<Map>(update.Ops[^1]);
        Assert.Equal(48, pass.Space.Columns);
        Assert.Equal(1 + optimizer.State.Count, pass.Results.Count);
        Assert.All(pass.Results, result => Assert.NotNull(result.Target.Overwrites));

        // Before it, only what the gradient's norm takes: its squares' sum, and one number from that.
        Assert.Equal(optimizer.ClipNorm > 0 ? 3 : 1, update.Ops.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_goes_against_the_gradient(string name)
    {
        var weights = Run(Optimizers[name], start: [0, 0], gradient: [0.3, -2], steps: 1);

        Assert.True(weights[0] < 0 && weights[1] > 0, $"{weights[0]}, {weights[1]}");
    }

    [Fact]
    public void The_first_steps_are_what_the_definitions_say()
    {
        // Adam's first step is the rate times the gradient's sign, but for ε; Lion's is exactly that; SGD's is proportional.
        Near.Equal([-0.1, 0.1], Run(Optimizers["AmsGrad"], [0, 0], [0.3, -2], 1), 1e-7, "Adam");
        Near.Equal([-0.1, 0.1], Run(Optimizers["Lion"], [0, 0], [0.3, -2], 1), 1e-16, "Lion");
        Near.Equal([-0.03, 0.2], Run(Optimizers["Sgd"], [0, 0], [0.3, -2], 1), 1e-16, "SGD");
    }

    [Fact]
    public void Clipping_by_norm_keeps_the_direction_and_comes_after_clipping_by_value()
    {
        var sgd = new SgdOptimizer(1, 0, 0, false, 0);

        // (3, 4) has the norm 5 (PyTorch adds 1e-6 to it).
        Near.Equal([-3 / 5.000001, -4 / 5.000001], Run(sgd with { ClipNorm = 1 }, [0, 0], [3, 4], 1), 1e-15, "norm");
        Near.Equal([-3, -4], Run(sgd with { ClipNorm = 6 }, [0, 0], [3, 4], 1), 1e-15, "norm within the limit");
        Near.Equal([-2, -2], Run(sgd with { ClipValue = 2 }, [0, 0], [3, 4], 1), 1e-15, "value");
        var root = Math.Sqrt(8) + 1e-6;
        Near.Equal([-2 / root, -2 / root], Run(sgd with { ClipValue = 2, ClipNorm = 1 }, [0, 0], [3, 4], 1), 1e-15, "both");
    }

    [Fact]
    public void Every_optimizer_has_a_golden_trajectory()
    {
        var defined = typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract);
        var golden = GoldenFile.Optimizers().Cases
            .Select(item => GoldenGraph.Of([3], [], GoldenFile.Optimizers().Loss, item.Optimizer).Spec.Optimizer.GetType());

        Assert.Equal(defined.Select(type => type.Name).Order(), golden.Select(type => type.Name).Distinct().Order());
    }

    private static double[] Run(Optimizer optimizer, double[] start, double[] gradient, int steps)
    {
        var table = new ParameterTable();
        var shape = new Shape(start.Length);
        var parameter = table.Declare("p", shape, shape, new Integers(0), Initialization.Zeros, "layer");
        table.AssignOffsets();
        var reference = new ReferenceOptimizer(optimizer, table);
        var update = OptimizerLowering.Lower(optimizer, table.BlockLength);
        var parameters = new Dictionary<Tensor, double[]> { [parameter] = start };
        var gradients = new Dictionary<Tensor, double[]> { [parameter] = gradient };
        for (var step = 0; step < steps; step++)
            reference.Update(update, parameters, gradients);
        return parameters[parameter];
    }
}
