using NetGen.Differential.Tests.Networks;
using NetGen.Differential.Tests.Runs;
using Xunit;

namespace NetGen.Differential.Tests.Faults;

/// <summary>Each loss takes the targets that it can make sense of, and no others.</summary>
public sealed class TargetRangeTests
{
    private static readonly (NetworkCase Network, float[] Good, float[] Bad)[] Cases =
    [
        (Case(1, "Dense(2)", "BinaryCrossEntropyLoss"), [0, 0.25f, 1], [-0.5f, 2, float.NaN]),
        (Case(2, "Dense(2)", "HingeLoss"), [-1, 1], [0, 0.5f, 2, float.NaN]),
        (Case(3, "Dense(2, Activation = Activation.LogSoftmax)", "KLDivergenceLoss"), [0, 0.5f, 1], [-0.5f, 1.5f, float.NaN]),
        (Case(4, "Dense(2)", "PoissonLoss"), [0, 3, 1e6f], [-1, float.PositiveInfinity, float.NaN]),
        (Case(5, "Dense(2)", "MeanSquaredErrorLoss"), [-1e6f, 0, 5], [float.NegativeInfinity, float.NaN]),
        (Case(6, "Dense(2)", "MeanAbsoluteErrorLoss"), [-1e6f, 0, 5], [float.NegativeInfinity, float.NaN]),
        (Case(7, "Dense(2)", "HuberLoss"), [-1e6f, 0, 5], [float.PositiveInfinity, float.NaN]),
        (Case(8, "Dense(2)", "LogCoshLoss"), [-1e6f, 0, 5], [float.PositiveInfinity, float.NaN]),
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks([.. Cases.Select(item => item.Network)]));

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Targets_out_of_the_loss_s_range_are_refused(int number)
    {
        var (network, good, bad) = Cases[number];
        var instance = Compiled.Value.Assembly.Create<float>(network.Name, 1);
        var before = instance.Parameters.Sha256();
        foreach (var target in bad)
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>("targets", () => instance.TrainStep([1, 2, 3], [good[0], target]));
            Assert.Equal(target, refusal.ActualValue);
            Assert.Throws<ArgumentOutOfRangeException>("targets", () => instance.ComputeGradients([1, 2, 3], [good[0], target]));
            Assert.Throws<ArgumentOutOfRangeException>("targets", () => instance.Loss([1, 2, 3], [target, good[0]]));
        }

        Assert.Equal(before, instance.Parameters.Sha256());
        Assert.All(good, target => Assert.True(float.IsFinite(instance.Loss([1, 2, 3], [target, good[0]]))));
    }

    private static NetworkCase Case(int number, string layer, string loss) => new(number, 1, 1, "Input(3)", [layer], loss, "Sgd(0.1)");
}
