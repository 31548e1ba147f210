using NetGen.Data;
using NetGen.OneResult;
using Xunit;

namespace NetGen.Differential.Tests.Faults;

/// <summary>Every public member with arguments that don't fit: the documented exception, the argument's name, nothing changed.</summary>
public sealed class WrongArgumentTests
{
    private const int Samples = 3;
    private const int In = OddClassifier.InputSize;
    private const int Out = OddClassifier.OutputSize;

    private readonly OddClassifier _classifier = new(1);
    private readonly OddRegressor _regressor = new(2);
    private readonly TinyNetwork _binary = new(3);

    public static TheoryData<int> WrongInputLengths => [1, In - 1, In + 1, (Samples * In) - 1, (Samples * In) + 1];

    [Theory]
    [MemberData(nameof(WrongInputLengths))]
    public void Inputs_that_are_no_whole_number_of_samples_are_refused(int length)
    {
        var (inputs, outputs, labels) = (new float[length], new float[Samples * Out], new int[Samples]);
        Refused<ArgumentException>("inputs", () => _classifier.Predict(inputs, outputs));
        Refused<ArgumentException>("inputs", () => _classifier.PredictProbabilities(inputs, outputs));
        Refused<ArgumentException>("input", () => _classifier.Classify(inputs));
        Refused<ArgumentException>("inputs", () => _classifier.Loss(inputs, labels));
        Refused<ArgumentException>("inputs", () => _classifier.ComputeGradients(inputs, labels));
        Refused<ArgumentException>("inputs", () => _classifier.TrainStep(inputs, labels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((Samples * Out) - 1)]
    [InlineData((Samples * Out) + 1)]
    public void Outputs_that_don_t_agree_with_the_inputs_are_refused_and_left_alone(int length)
    {
        var (inputs, outputs) = (new float[Samples * In], Enumerable.Repeat(7f, length).ToArray());
        Refused<ArgumentException>("outputs", () => _classifier.Predict(inputs, outputs));
        Refused<ArgumentException>("outputs", () => _classifier.PredictProbabilities(inputs, outputs));
        Assert.All(outputs, value => Assert.Equal(7f, value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Samples - 1)]
    [InlineData(Samples + 1)]
    public void Labels_that_don_t_agree_with_the_inputs_are_refused(int count)
    {
        var (inputs, labels) = (new float[Samples * In], new int[count]);
        Refused<ArgumentException>("targets", () => _classifier.Loss(inputs, labels));
        Refused<ArgumentException>("targets", () => _classifier.ComputeGradients(inputs, labels));
        Refused<ArgumentException>("targets", () => _classifier.TrainStep(inputs, labels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData((Samples * OddRegressor.OutputSize) - 1)]
    [InlineData((Samples * OddRegressor.OutputSize) + 1)]
    [InlineData(Samples)]
    public void Targets_that_don_t_agree_with_the_inputs_are_refused(int count)
    {
        var (inputs, targets) = (new float[Samples * OddRegressor.InputSize], new float[count]);
        Refused<ArgumentException>("targets", () => _regressor.Loss(inputs, targets));
        Refused<ArgumentException>("targets", () => _regressor.ComputeGradients(inputs, targets));
        Refused<ArgumentException>("targets", () => _regressor.TrainStep(inputs, targets));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Out)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_class_that_doesn_t_exist_is_refused_wherever_it_stands(int label)
    {
        var inputs = new float[Samples * In];
        for (var position = 0; position < Samples; position++)
        {
            var labels = new int[Samples];
            labels[position] = label;
            foreach (var call in new Action[]
            {
                () => _classifier.Loss(inputs, labels),
                () => _classifier.ComputeGradients(inputs, labels),
                () => _classifier.TrainStep(inputs, labels),
            })
            {
                var refusal = Refused<ArgumentOutOfRangeException>("targets", call);
                Assert.Equal(label, refusal.ActualValue);
                Assert.Contains(FormattableString.Invariant($"position {position} "), refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_target_that_is_no_number_is_refused_wherever_it_stands(float target)
    {
        var inputs = new float[Samples * OddRegressor.InputSize];
        for (var position = 0; position < Samples * OddRegressor.OutputSize; position++)
        {
            var targets = new float[Samples * OddRegressor.OutputSize];
            targets[position] = target;
            RefusedTarget(target, position, () => _regressor.Loss(inputs, targets));
            RefusedTarget(target, position, () => _regressor.ComputeGradients(inputs, targets));
            RefusedTarget(target, position, () => _regressor.TrainStep(inputs, targets));
        }
    }

    [Theory]
    [InlineData(-0.001f)]
    [InlineData(1.001f)]
    [InlineData(float.NaN)]
    public void A_target_that_is_no_probability_is_refused(float target)
    {
        var inputs = new float[Samples * TinyNetwork.InputSize];
        RefusedTarget(target, 1, () => _binary.Loss(inputs, [0, target, 1]));
        RefusedTarget(target, 2, () => _binary.ComputeGradients(inputs, [0.5f, 1, target]));
        RefusedTarget(target, 0, () => _binary.TrainStep(inputs, [target, 0, 0]));
    }

    [Fact]
    public void A_data_set_with_a_target_that_is_no_probability_trains_nothing()
    {
        var data = new DataSet<float>(new float[Samples * TinyNetwork.InputSize], [0, 1, 2], TinyNetwork.InputSize, 1);
        var refusal = Refused<ArgumentOutOfRangeException>("train", () => _binary.Fit(data));
        Assert.Contains("Sample 2 has the target 2 at position 0; it must be from 0 to 1.", refusal.Message, StringComparison.Ordinal);
        Refused<ArgumentOutOfRangeException>("data", () => _binary.Evaluate(data));
    }

    [Fact]
    public void A_mean_over_no_sample_is_refused()
    {
        Refused<ArgumentException>("inputs", () => _classifier.Loss([], []));
        Refused<ArgumentException>("inputs", () => _classifier.ComputeGradients([], []));
        Refused<ArgumentException>("inputs", () => _classifier.TrainStep([], []));
        Refused<ArgumentException>("inputs", () => _regressor.TrainStep([], []));
        Refused<ArgumentException>("inputs", () => _binary.TrainStep([], []));
    }

    [Fact]
    public void Predicting_no_sample_is_fine()
    {
        _classifier.Predict([], []);
        _classifier.PredictProbabilities([], []);
        Refused<ArgumentException>("outputs", () => _classifier.Predict([], new float[1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void One_sample_is_classified_at_a_time(int length) => Refused<ArgumentException>("input", () => _binary.Classify(new float[length]));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-1e-9f)]
    public void A_learning_rate_must_be_finite_and_not_negative(float rate)
    {
        var before = _classifier.LearningRate;
        Refused<ArgumentOutOfRangeException>("value", () => _classifier.LearningRate = rate);
        Assert.Equal(before, _classifier.LearningRate);
    }

    [Fact]
    public void A_refused_batch_doesn_t_count_as_a_step()
    {
        var other = new OddClassifier(1);
        var (inputs, labels) = (SyntheticData.Inputs(Samples * In, 1), new[] { 0, 1, 2 });
        for (var step = 0; step < 3; step++)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => _classifier.TrainStep(inputs, [0, 1, Out]));
            Assert.Throws<ArgumentException>(() => _classifier.TrainStep(inputs, [0]));
            Assert.Equal(other.TrainStep(inputs, labels), _classifier.TrainStep(inputs, labels));
        }

        Assert.Equal(other.Parameters.Sha256(), _classifier.Parameters.Sha256());
    }

    [Fact]
    public void Parameters_refuse_values_of_another_length()
    {
        var weight = _classifier.Parameters["dense1.weight"];
        Refused<ArgumentException>(null, () => weight.CopyFrom(new float[weight.Length - 1]));
        Refused<ArgumentException>(null, () => weight.CopyTo(new float[weight.Length + 1]));
        Refused<ArgumentException>(null, () => _classifier.Parameters.CopyFrom(new float[1]));
        var missing = Assert.Throws<KeyNotFoundException>(() => _classifier.Parameters["dense9.weight"]);
        Assert.Contains("dense1.weight", missing.Message, StringComparison.Ordinal);
    }

    private void RefusedTarget(float target, int position, Action call)
    {
        var refusal = Refused<ArgumentOutOfRangeException>("targets", call);
        Assert.Equal(target, refusal.ActualValue);
        Assert.Contains(FormattableString.Invariant($"position {position} "), refusal.Message, StringComparison.Ordinal);
    }

    private T Refused<T>(string? argument, Action call)
        where T : ArgumentException
    {
        var before = State();
        var refusal = Assert.Throws<T>(call);
        Assert.Equal(argument ?? refusal.ParamName, refusal.ParamName);
        Assert.NotNull(refusal.ParamName);
        Assert.Equal(before, State());
        return refusal;
    }

    private (string, string, string, string) State() => (
        _classifier.Parameters.Sha256(), _classifier.Gradients.Sha256(), _regressor.Parameters.Sha256(), _binary.Parameters.Sha256());
}
