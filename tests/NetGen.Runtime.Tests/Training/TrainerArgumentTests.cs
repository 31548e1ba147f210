using NetGen.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class TrainerArgumentTests
{
    private static readonly FakeNetwork<int> Network = new();

    [Fact]
    public void Nulls_are_rejected()
    {
        Assert.Throws<ArgumentNullException>("network", () => Trainer.Fit<int>(null!, NumberedData.Of(1)));
        Assert.Throws<ArgumentNullException>("train", () => Trainer.Fit(Network, null!));
        Assert.Throws<ArgumentNullException>("data", () => Trainer.Evaluate(Network, null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Options_below_one_are_rejected_by_name(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new FitOptions { Epochs = value });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new FitOptions { BatchSize = value });
    }

    [Fact]
    public void Data_without_samples_are_rejected()
    {
        var empty = new DataSet<int>([], [], 2);

        AssertRejected("train", "empty", () => Trainer.Fit(Network, empty));
        AssertRejected("data", "empty", () => Trainer.Evaluate(Network, empty));
        AssertRejected("options", "empty", () => Trainer.Fit(Network, NumberedData.Of(3), new FitOptions { Validation = empty }));
    }

    [Fact]
    public void Data_of_another_size_are_rejected_with_both_sizes()
    {
        var inputs = new DataSet<int>(new float[3], new int[1], 3);
        var targets = new DataSet<int>(new float[2], new int[2], 2, targetSize: 2);

        AssertRejected("train", "3 inputs per sample; the network needs 2", () => Trainer.Fit(Network, inputs));
        AssertRejected("train", "2 targets per sample; the network needs 1", () => Trainer.Fit(Network, targets));
        AssertRejected("data", "3 inputs", () => Trainer.Evaluate(Network, inputs));
        AssertRejected("options", "3 inputs", () => Trainer.Fit(Network, NumberedData.Of(3), new FitOptions { Validation = inputs }));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_class_that_the_network_does_not_have_is_rejected_with_its_place(int label)
    {
        var data = new DataSet<int>(new float[6], [0, label, 1], 2);

        AssertRejected("train", "position 1 must be a class in 0 .. 2", () => Trainer.Fit(Network, data));
        AssertRejected("data", "position 1 must be a class in 0 .. 2", () => Trainer.Evaluate(Network, data));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Values_that_are_not_finite_are_rejected_with_their_place(float value)
    {
        var inputs = new DataSet<int>([0, 0, 0, value], [0, 0], 2);
        var targets = new DataSet<float>([0, 0, 0, 0], [0, value], 2);

        AssertRejected("train", "Sample 1 has input values that are not finite", () => Trainer.Fit(Network, inputs));
        var refusal = Assert.Throws<ArgumentOutOfRangeException>("train", () => Trainer.Fit(new FakeNetwork<float>(), targets));
        Assert.Contains("Sample 1 has the target ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("it must be finite", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_data_of_another_type_are_rejected()
    {
        var options = new FitOptions { Validation = new DataSet<float>(new float[2], new float[1], 2) };

        AssertRejected("options", "Int32", () => Trainer.Fit(Network, NumberedData.Of(3), options));
    }

    private static void AssertRejected(string name, string message, Action action)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(name, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Network.Steps);
    }
}
