using NetGen.Generators.Infrastructure;
using NetGen.Generators.Losses;
using NetGen.Generators.Program;
using NetGen.Generators.Spec;
using NetGen.Generators.Tests.Program;
using NetGen.Reference;
using Xunit;

namespace NetGen.Generators.Tests.Losses;

public sealed class LossTests
{
    private const int Batch = 3;
    private const int Outputs = 4;

    // One target an output, away from every kink whatever the outputs (between ±0.1 and ±0.9) are.
    private static readonly double[] Real = [2, -1.4, 1.2, -3, 1.3, 1.5, -2, 1.1, -1.2, 4, 1.6, -1.7];

    // With ±12 no output between ±0.1 and ±0.9 is near the edge at t·y = 1; with ±1 all are on the sloping side.
    private static readonly double[] Signs = [1, -1, 12, 1, -12, -1, 1, -1, 12, 1, -1, -12];
    private static readonly double[] Shares = [0.5, 0.25, 0.25, 0, 0, 0, 1, 0, 0.125, 0.375, 0.25, 0.25];
    private static readonly double[] Bits = [1, 0, 0.25, 1, 0, 1, 1, 0, 0, 1, 0, 1];
    private static readonly int[] Labels = [3, 0, 1];

    /// <summary>Every loss by the name of its case.</summary>
    private static readonly Dictionary<string, Case> Elementwise = new()
    {
        ["MSE"] = new(new MeanSquaredErrorLoss(), Real, (y, t) => Math.Pow(y - t, 2), Batch * Outputs),
        ["MAE"] = new(new MeanAbsoluteErrorLoss(), Real, (y, t) => Math.Abs(y - t), Batch * Outputs),
        ["Huber"] = new(new HuberLoss(1.25), Real, (y, t) => Huber(Math.Abs(y - t), 1.25), Batch * Outputs),
        ["LogCosh"] = new(new LogCoshLoss(), Real, (y, t) => Math.Log(Math.Cosh(y - t)), Batch * Outputs),
        ["Hinge"] = new(new HingeLoss(), Signs, (y, t) => Math.Max(0, 1 - (t * y)), Batch * Outputs),
        ["KLDivergence"] = new(new KLDivergenceLoss(), Shares, (y, t) => t == 0 ? 0 : t * (Math.Log(t) - y), Batch),
        ["Poisson"] = new(new PoissonLoss(), Real, (y, t) => Math.Exp(y) - (t * y), Batch * Outputs),
        ["BinaryCrossEntropy"] = new(new BinaryCrossEntropyLoss(1), Bits, (y, t) => BinaryCrossEntropy(y, t, 1), Batch * Outputs),
        ["WeightedBinaryCrossEntropy"] = new(new BinaryCrossEntropyLoss(2.5), Bits, (y, t) => BinaryCrossEntropy(y, t, 2.5), Batch * Outputs),
    };

    public static TheoryData<string> Names => [.. Elementwise.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_is_the_mean_of_the_formula(string name)
    {
        var (loss, targets, element, divisor) = Elementwise[name];
        var check = Check();
        double[] outputs = [0.3, -0.2, 0.5, 0.7, -0.8, 0.1, 0.15, -0.45, 0.85, -0.6, 0.2, 0.35];

        var value = check.Evaluate(Lower(check, loss, check.Fixed("output", batched: true, outputs, Outputs), targets))[0];

        Near.Equal(outputs.Zip(targets, element).Sum() / divisor, value, 1e-14, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_right(string name)
    {
        var (loss, targets, _, _) = Elementwise[name];
        var check = Check();

        check.VerifyLoss(Lower(check, loss, check.Batched("output", Outputs), targets));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_with_one_output_is_averaged_over_samples_only(string name)
    {
        var (loss, targets, element, _) = Elementwise[name];
        var check = Check();
        double[] outputs = [0.3, -0.2, 0.5];

        var value = check.Evaluate(Lower(check, loss, check.Fixed("output", batched: true, outputs, 1), targets[..Batch]))[0];

        Near.Equal(outputs.Zip(targets, element).Sum() / Batch, value, 1e-14, name);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, false)]
    [InlineData(0, true)]
    [InlineData(0.1, true)]
    public void Gradients_of_cross_entropy_are_right(double smoothing, bool weighted)
    {
        var weights = weighted ? EquatableArray.Of(0.5, 1.25, 2, 3) : default;
        var check = Check();
        check.Scalars[ScalarNames.InverseWeight] = 1 / Labels.Sum(label => weighted ? weights[label] : 1);

        check.VerifyLoss(Lower(check, new CrossEntropyLoss(smoothing, weights), check.Batched("output", Outputs), null));
    }

    [Fact]
    public void Every_loss_is_tested() => Assert.Equal(
        typeof(Loss).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Loss)) && !type.IsAbstract).OrderBy(type => type.Name),
        Elementwise.Values.Select(item => item.Loss.GetType()).Append(typeof(CrossEntropyLoss)).Distinct().OrderBy(type => type.Name));

    private static GradientCheck Check()
    {
        var check = new GradientCheck { Batch = Batch, Classes = Labels };
        check.Scalars[ScalarNames.InverseBatch] = 1.0 / Batch;
        return check;
    }

    private static Tensor Lower(GradientCheck check, Loss loss, Tensor output, double[]? targets)
    {
        check.Context.LayerName = "loss";
        var target = targets is null
            ? new Tensor("target", TensorRole.Target, batched: true, new Shape(1))
            : check.Fixed("target", batched: true, targets, output.Size);
        return loss.Lower(check.Context, output, target);
    }

    private static double Huber(double error, double delta) =>
        error <= delta ? 0.5 * error * error : delta * (error - (0.5 * delta));

    private static double BinaryCrossEntropy(double y, double t, double positiveWeight)
    {
        var p = 1 / (1 + Math.Exp(-y));
        return -((positiveWeight * t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p)));
    }

    /// <param name="Loss">The loss.</param>
    /// <param name="Targets">Of <see cref="Batch"/> samples.</param>
    /// <param name="Element">PyTorch's formula for one output and its target.</param>
    /// <param name="Divisor">What the sum of the elements is divided by.</param>
    private sealed record Case(ElementwiseLoss Loss, double[] Targets, Func<double, double, double> Element, int Divisor);
}
